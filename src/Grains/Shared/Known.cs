using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>Facts about others, and the heads at which they are true: an append guarded by them is decided on nothing stale.</summary>
internal sealed record Known<T>(T Facts, IReadOnlyList<Guard> Guards)
{
    /// <summary>The guards of both.</summary>
    public IReadOnlyList<Guard> With<TOther>(Known<TOther> other) => other.Guards.All(Guards.Contains) ? Guards : [.. Guards.Union(other.Guards)];
}

/// <summary>A rule that needs to know nothing of anybody else.</summary>
internal static class Known
{
    private static readonly Task<Known<Nothing>> None = Task.FromResult(new Known<Nothing>(default, []));

    /// <summary>A fact that never changes once it is so, and so needs no guard.</summary>
    public static Known<T> Of<T>(T fact) => new(fact, []);

    public static Task<Known<Nothing>> Nothing(bool fresh) => None;
}

internal readonly record struct Nothing;
