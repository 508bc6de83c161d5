using System.Text.Json;

namespace DistrictCoaching.Bench;

/// <summary>A remembered query of 25 items with six fields and an object within, by its plan, by the library's engine, and by a plain endpoint with the same bytes behind the same token.</summary>
internal static class Queries
{
    private const int Connections = 32;

    private const string
        Items = "{ benchItems { id name count day open kind owner { id givenName familyName } } }",
        Reads = "{ benchItems { id name count day open kind owner: read { id givenName familyName } } }";

    public static async Task Run()
    {
        await using var disk = new SqliteDisk();
        await using var world = await World.Make(disk, districts: 1, teachersOfEach: 1);
        await using var plans = await BenchGateway.Start(world, plans: true);
        await using var library = await BenchGateway.Start(world, plans: false);
        var token = BenchGateway.Token(world.Places[0].District);
        await Compare("25 x 6 fields", Items, "/plain", mostCpu: 1.6);
        await Compare("with 25 grain reads in one batch", Reads, "/plain-reads", mostCpu: 2.5);

        async Task Compare(string what, string query, string plain, double mostCpu)
        {
            var body = JsonSerializer.Serialize(new { query });
            var rounds = await Rounds.Of(
                () => Load.Round(plans.Address, "/graphql", token, body, Connections),
                () => Load.Round(library.Address, "/graphql", token, body, Connections),
                () => Load.Round(plans.Address, plain, token, body, Connections),
                () => Load.Round(plans.Address, "/plain", token, body, Connections));
            Report.Rounds($"{what}, plan", rounds[0]);
            Report.Rounds($"{what}, the library's engine", rounds[1]);
            Report.Rounds($"{what}, plain endpoint {plain}", rounds[2]);
            Report.Ratio("  plan against the library's engine", rounds[0], rounds[1], goal: 3);
            Report.Times("  CPU, plan against /plain", rounds[0], rounds[3], round => round.Cpu, mostCpu);
            if (plain != "/plain")
            {
                Report.Times($"  CPU, plan against {plain}", rounds[0], rounds[2], round => round.Cpu, most: null);
            }

            Report.Times("  p99, plan against /plain", rounds[0], rounds[3], round => round.P99, most: 3);
        }
    }
}
