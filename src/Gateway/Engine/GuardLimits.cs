namespace DistrictCoaching.Gateway;

/// <summary>What a document may weigh, measured before it is validated; each limit itself is still allowed.</summary>
public sealed record GuardLimits
{
    /// <summary>Characters of the document.</summary>
    public int Characters { get; init; } = 20_000;

    /// <summary>Tokens of the document.</summary>
    public int Tokens { get; init; } = 2_000;

    /// <summary>Braces and brackets within each other, before anything is known of fields.</summary>
    public int Nesting { get; init; } = 64;

    /// <summary>Fields within each other, outside of introspection.</summary>
    public int Depth { get; init; } = 12;

    /// <summary>Fields, with fragments spread out.</summary>
    public int Fields { get; init; } = 500;

    /// <summary>Fields at the root of one operation.</summary>
    public int RootFields { get; init; } = 20;

    /// <summary>Aliases, with fragments spread out.</summary>
    public int Aliases { get; init; } = 30;

    /// <summary>Fields of one name side by side, which have to be merged.</summary>
    public int Repeats { get; init; } = 30;

    /// <summary>Directives, with fragments spread out.</summary>
    public int Directives { get; init; } = 10;

    /// <summary>Fragments entered, named and inline.</summary>
    public int FragmentVisits { get; init; } = 200;

    internal bool AnyBelowOne =>
        new[] { Characters, Tokens, Nesting, Depth, Fields, RootFields, Aliases, Repeats, Directives, FragmentVisits }.Min() < 1;
}
