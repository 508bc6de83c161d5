using System.Text.Json;

namespace DistrictCoaching.Bench;

/// <summary>What one district's flood costs another: a district that asks at its own pace, alone and while another sends all that 64 connections can.</summary>
internal static class Floods
{
    private const int Connections = 8, EachPerSecond = 50, Flooding = 64;

    public static async Task Run()
    {
        await using var disk = new SqliteDisk();
        await using var world = await World.Make(disk, districts: 2, teachersOfEach: 1);
        await using var gateway = await BenchGateway.Start(world, plans: true, new());
        var body = JsonSerializer.Serialize(new { query = "{ benchItems { id name count day open kind owner { id givenName familyName } } }" });
        var (calm, wild) = (BenchGateway.Token(world.Places[0].District), BenchGateway.Token(world.Places[1].District));
        var floods = new List<Round>();
        var rounds = await Rounds.Of(Calm, Flooded);
        Report.Rounds($"{Connections} connections, {EachPerSecond} a second each, alone", rounds[0]);
        Report.Rounds("the same beside another district's flood", rounds[1]);
        Report.Rounds("the flood", floods);
        Report.Times("requests, beside the flood against alone", rounds[1], rounds[0], round => round.PerSecond, most: null);
        Report.Times("p99, beside the flood against alone", rounds[1], rounds[0], round => round.P99, most: 1.1);

        Task<Round> Calm() => Load.Round(gateway.Address, "/graphql", calm, body, Connections, EachPerSecond);

        async Task<Round> Flooded()
        {
            var flood = Load.Flooding(gateway.Address, "/graphql", wild, body, Flooding);
            var round = await Calm();
            floods.Add(await flood);
            return round;
        }
    }
}
