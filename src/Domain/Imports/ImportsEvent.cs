using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What happened to a district's roster imports. What a file says is never here: it is held sealed, and goes when the import ends.</summary>
public abstract record ImportsEvent
{
    private ImportsEvent()
    {
    }

    /// <summary>Somebody sends a package; it is being read.</summary>
    /// <param name="PlanOnly">What it would change is to be seen, and nothing changed by itself.</param>
    public sealed record ImportBegan(Guid Import, PersonId By, bool PlanOnly, DateTimeOffset At) : ImportsEvent;

    /// <summary>Its package is fetched from the district's service: cut off, it can be fetched again.</summary>
    public sealed record ImportFetching(Guid Import) : ImportsEvent;

    /// <summary>The package was read.</summary>
    /// <param name="File">What it says, sealed with a key of its own; none where a finding refuses the package.</param>
    /// <param name="People">How many people it lists.</param>
    public sealed record ImportRead(Guid Import, ContentRef? File, ContentRef Findings, FindingCounts Found, int Schools, int People) : ImportsEvent;

    /// <summary>What it would do to the roster as it was at a version.</summary>
    /// <param name="Names">Of those who are new, sealed like the file.</param>
    /// <param name="Above">What it removes more of than the district lets pass without an approval.</param>
    public sealed record ImportPlanned(
        Guid Import, long Roster, ContentRef Plan, ContentRef Names, ContentRef Findings, FindingCounts Found, ImmutableArray<ImportTotal> Totals, ImmutableArray<ImportThreshold> Above) : ImportsEvent;

    /// <param name="By">Nobody where the district's policy did.</param>
    public sealed record ImportApproved(Guid Import, PersonId? By) : ImportsEvent;

    /// <summary>The roster says what the file says.</summary>
    public sealed record ImportApplied(Guid Import, DateTimeOffset At) : ImportsEvent;

    /// <summary>It ended without changing anything.</summary>
    public sealed record ImportRefused(Guid Import, ImportFailure Why, DateTimeOffset At) : ImportsEvent;

    /// <param name="By">Nobody where a later import took its place.</param>
    public sealed record ImportCancelled(Guid Import, PersonId? By, DateTimeOffset At) : ImportsEvent;

    /// <summary>What its file said was destroyed.</summary>
    public sealed record ImportReleased(Guid Import) : ImportsEvent;

    /// <summary>Too many came after it: its report was destroyed.</summary>
    public sealed record ImportForgotten(Guid Import) : ImportsEvent;
}

/// <summary>How many findings of each severity.</summary>
public sealed record FindingCounts(int File, int Row, int Warning)
{
    public static readonly FindingCounts None = new(0, 0, 0);
}

/// <summary>How many of one kind an import changes in one way.</summary>
public sealed record ImportTotal(ImportEntity Entity, ImportAction Action, int Count);
