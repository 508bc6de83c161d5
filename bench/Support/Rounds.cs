namespace DistrictCoaching.Bench;

/// <summary>Several loads in turns, so that what disturbs the machine disturbs all of them.</summary>
internal static class Rounds
{
    private const int Many = 5;

    /// <summary>How often each load runs before it counts: until then a good part of the processor goes to the just-in-time compiler.</summary>
    private const int Warming = 3;

    public static async Task<List<Round>[]> Of(params Func<Task<Round>>[] loads)
    {
        var rounds = loads.Select(_ => new List<Round>()).ToArray();
        for (var round = 0; round < Warming; round++)
        {
            foreach (var load in loads)
            {
                await load();
            }
        }

        for (var round = 0; round < Many; round++)
        {
            for (var load = 0; load < loads.Length; load++)
            {
                rounds[load].Add(await loads[load]());
            }
        }

        return rounds;
    }
}
