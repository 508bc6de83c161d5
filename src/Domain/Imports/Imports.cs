using System.Collections.Immutable;
using System.Diagnostics;

namespace DistrictCoaching.Domain;

/// <summary>A district's imports: the last 30, oldest first.</summary>
public sealed record Imports
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 30;

    /// <summary>A package that is not read by then never will be; so long a service is given to answer, too.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>A fetch that was cut off is begun again until then.</summary>
    public static readonly TimeSpan FetchPatience = TimeSpan.FromDays(1);

    public ImmutableArray<ImportJob> Jobs { get; init; } = [];

    /// <summary>How many there ever were.</summary>
    public int Count { get; init; }

    public ImportJob? Find(Guid import) => Jobs.FirstOrDefault(job => job.Import == import);

    /// <summary>The next import that the service itself has something to do about; none where all wait or are over.</summary>
    public ImportJob? Next(DateTimeOffset now) =>
        Jobs.FirstOrDefault(job => job.State is ImportState.Planning or ImportState.Applying || (job.Over && job.Held) || job.Lost(now) || IsTooMany(job));

    /// <summary>Whether it is over and there are enough after it.</summary>
    public bool IsTooMany(ImportJob job) => Jobs.Length > Kept && job is { Over: true, Held: false } && job == Jobs[0];

    public static Imports Evolve(Imports imports, ImportsEvent happened) => happened switch
    {
        ImportsEvent.ImportBegan e => imports with { Count = imports.Count + 1, Jobs = imports.Jobs.Add(new(e.Import, imports.Count + 1, e.By, e.PlanOnly, e.At)) },
        ImportsEvent.ImportFetching e => imports.Change(e.Import, job => job with { Fetched = true }),
        ImportsEvent.ImportRead e => imports.Change(e.Import, job => job with { State = ImportState.Planning, File = e.File, Held = e.File is not null, Findings = e.Findings, Found = e.Found, Schools = e.Schools, People = e.People }),
        ImportsEvent.ImportPlanned e => imports.Change(e.Import, job => job.With(e)),
        ImportsEvent.ImportApproved e => imports.Change(e.Import, job => job with { State = ImportState.Applying, ApprovedBy = e.By }),
        ImportsEvent.ImportApplied e => imports.Change(e.Import, job => job with { State = ImportState.Applied, Ended = e.At }),
        ImportsEvent.ImportRefused e => imports.Change(e.Import, job => job with { State = ImportState.Refused, Why = e.Why, Ended = e.At }),
        ImportsEvent.ImportCancelled e => imports.Change(e.Import, job => job with { State = ImportState.Cancelled, Ended = e.At }),
        ImportsEvent.ImportReleased e => imports.Change(e.Import, job => job with { Held = false }),
        ImportsEvent.ImportForgotten e => imports with { Jobs = imports.Jobs.RemoveAll(job => job.Import == e.Import) },
        _ => throw new UnreachableException($"No rule evolves imports by {happened.GetType().Name}."),
    };

    private Imports Change(Guid import, Func<ImportJob, ImportJob> change) => this with { Jobs = [.. Jobs.Select(job => job.Import == import ? change(job) : job)] };
}

/// <summary>One import of a roster.</summary>
/// <param name="Number">Its number among the district's, from 1.</param>
public sealed record ImportJob(Guid Import, int Number, PersonId By, bool PlanOnly, DateTimeOffset Asked)
{
    public ImportState State { get; init; } = ImportState.Reading;

    /// <summary>Its package is fetched from the district's service, not sent.</summary>
    public bool Fetched { get; init; }

    public ContentRef? File { get; init; }

    /// <summary>What its file says is still held.</summary>
    public bool Held { get; init; }

    public ContentRef? Findings { get; init; }

    public FindingCounts Found { get; init; } = FindingCounts.None;

    public int Schools { get; init; }

    public int People { get; init; }

    public ImportPlan? Plan { get; init; }

    /// <summary>Nobody where the district's policy approved it, or nothing did.</summary>
    public PersonId? ApprovedBy { get; init; }

    public ImportFailure? Why { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public bool Over => State is ImportState.Applied or ImportState.Refused or ImportState.Cancelled;

    /// <summary>Whether it can be cancelled, and a later one takes its place.</summary>
    public bool Open => State is ImportState.Reading or ImportState.Planning or ImportState.Planned or ImportState.AwaitingApproval;

    /// <summary>Whether its plan can be approved.</summary>
    public bool Waits => State is ImportState.Planned or ImportState.AwaitingApproval;

    public bool Lost(DateTimeOffset now) => State == ImportState.Reading && now - Asked > (Fetched ? Imports.FetchPatience : Imports.Patience);

    internal ImportJob With(ImportsEvent.ImportPlanned e) => this with
    {
        State = PlanOnly ? ImportState.Planned : ImportState.AwaitingApproval,
        ApprovedBy = null,
        Findings = e.Findings,
        Found = e.Found,
        Plan = new(e.Roster, e.Plan, e.Names, e.Totals, e.Above),
    };
}

/// <summary>What an import would do to the roster as it was at a version.</summary>
public sealed record ImportPlan(long Roster, ContentRef Changes, ContentRef Names, ImmutableArray<ImportTotal> Totals, ImmutableArray<ImportThreshold> Above)
{
    /// <summary>Names the plan: whoever approves says which one she saw.</summary>
    public Guid Id => Changes.Item.Value;
}
