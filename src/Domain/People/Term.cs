using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What a part of a school year is. The names are stored.</summary>
public enum TermKind
{
    /// <summary>One of two.</summary>
    Semester,

    /// <summary>Any other that has classes of its own, such as a trimester.</summary>
    Term,

    /// <summary>One for which grades are given.</summary>
    GradingPeriod,

    /// <summary>One of a kind that is the district's own.</summary>
    Other,
}

/// <summary>A part of a school year, both days included.</summary>
public sealed record Term(TermKind Kind, Days Days);

public abstract partial record RosterEvent
{
    /// <summary>A school year has these parts, in order; said again where they change.</summary>
    /// <param name="Ending">The calendar year in which the school year ends.</param>
    public sealed record TermsListed(int Ending, ImmutableArray<Term> Terms) : RosterEvent;
}
