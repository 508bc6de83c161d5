using GraphQL;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Mutations on which two engines could differ.</summary>
public sealed class SampleTreeMutation
{
    /// <summary>Says how many were begun before, and how many were not ended then.</summary>
    public static async Task<SampleTurn> SampleTurn([FromServices] SampleTurns turns)
    {
        var before = turns.Begin();
        await Task.Yield();
        return new(before, turns);
    }
}

/// <summary>Whether mutations wait for each other.</summary>
public sealed class SampleTurns
{
    private int begun, ended;

    public string Begin() => $"{begun++} {begun - 1 - ended}";

    public int End() => ++ended;
}

/// <summary>A turn.</summary>
public sealed class SampleTurn(string before, SampleTurns turns)
{
    /// <summary>How many were begun before, and how many were not ended then.</summary>
    public string Before => before;

    /// <summary>Ends it, later.</summary>
    public async Task<int> End()
    {
        await Task.Yield();
        return turns.End();
    }
}
