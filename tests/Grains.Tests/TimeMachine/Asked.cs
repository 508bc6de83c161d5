namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>Something asked of the product, and what the model says of it whenever it is asked.</summary>
/// <param name="Ask">At a silo: a refusal's code, or null.</param>
internal sealed record Asked(string Text, Guid Operation, Func<int, Task<string?>> Ask, Func<string?> Judge, Action Happens)
{
    /// <summary>The day on which it was accepted; from then on it is only answered again.</summary>
    public DateOnly? Accepted { get; set; }

    /// <summary>The same operation with another request.</summary>
    public Func<int, Task<string?>>? Otherwise { get; init; }
}
