using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>Facts about others, and the heads at which they are true: an append guarded by them is decided on nothing stale.</summary>
internal sealed record Known<T>(T Facts, IReadOnlyList<Guard> Guards);

internal static class Known
{
    /// <summary>A rule that needs to know nothing of anybody else.</summary>
    public static readonly Func<bool, Task<Known<Nothing>>> Nothing = _ => None;

    private static readonly Task<Known<Nothing>> None = Task.FromResult(new Known<Nothing>(default, []));
}

internal readonly record struct Nothing;
