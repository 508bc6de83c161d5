using System.Collections.Immutable;
using System.Diagnostics;
using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>What the events of one district add up to.</summary>
public sealed record District
{
    public DistrictFounded? Founded { get; init; }

    public Policy Policy { get; init; } = Policy.Default;

    /// <summary>What roster imports may do by themselves.</summary>
    public ImportPolicy Imports { get; init; } = ImportPolicy.Default;

    /// <summary>From where the roster is fetched; none where only files are sent.</summary>
    public RosterSourceSet? Source { get; init; }

    /// <summary>The last one that was replaced or removed, whose credentials are to be destroyed.</summary>
    public Guid? FormerSource { get; init; }

    /// <summary>With what the district's people sign in; none: with what the service gives them.</summary>
    public SignInProviderSet? Provider { get; init; }

    /// <summary>The last one that was replaced or removed, whose credentials are to be destroyed.</summary>
    public Guid? FormerProvider { get; init; }

    public DistrictState State { get; init; }

    /// <summary>What it may have and spend, where those who run the service set that.</summary>
    public DistrictLimits Limits { get; init; } = DistrictLimits.Default;

    /// <summary>When it is deleted; null where that was not ordered.</summary>
    public DateTimeOffset? DeletionDue { get; init; }

    /// <summary>The newest archive into which it was exported, unless that was called off.</summary>
    public Guid? Archive { get; init; }

    /// <summary>The number of the place to which it went with that archive; null where it did not.</summary>
    public Guid? MovedTo { get; init; }

    public bool HasMoved => MovedTo is not null;

    /// <summary>The archive with which it came from another service.</summary>
    public Guid? Arrived { get; init; }

    /// <summary>Whether there is nothing that an operator could do anything to.</summary>
    public bool IsGone => Founded is null || State == DistrictState.Deleted;

    public ImmutableArray<NoticePublished> Notices { get; init; } = [];

    /// <summary>The notices in force: the last of each language.</summary>
    public ImmutableArray<NoticePublished> InForce =>
        [.. Notices.GroupBy(notice => notice.Language).Select(same => same.MaxBy(notice => notice.Number)!)];

    public static District Evolve(District district, DistrictEvent happened) => happened switch
    {
        DistrictFounded e => district with { Founded = e },
        NoticePublished e => district with { Notices = district.Notices.Add(e) },
        PolicySet e => district with { Policy = e.Policy },
        ImportPolicySet e => district with { Imports = e.Policy },
        RosterSourceSet e => district with { Source = e, FormerSource = district.Source?.Source ?? district.FormerSource },
        RosterSourceRemoved e => district with { Source = null, FormerSource = e.Source },
        SignInProviderSet e => district with { Provider = e, FormerProvider = district.Provider?.Provider ?? district.FormerProvider },
        SignInProviderRemoved e => district with { Provider = null, FormerProvider = e.Provider },
        DistrictSuspended => district with { State = DistrictState.Suspended },
        DistrictResumed => district with { State = DistrictState.Active, DeletionDue = null },
        DistrictDeletionOrdered e => district with { State = DistrictState.BeingDeleted, DeletionDue = e.Due },
        DistrictLimitsSet e => district with { Limits = e.Limits },
        LeadSignInGiven or DistrictRestored => district,
        DistrictExported e => district with { Archive = e.Archive },
        DistrictExportCalledOff => district with { Archive = null },
        DistrictMoved e => district with { MovedTo = e.Arrival },
        DistrictArrived e => district with { Archive = null, Arrived = e.Archive },
        DistrictDeletionBegan => district with { State = DistrictState.Deleted },
        _ => throw new UnreachableException($"No rule evolves a district by {happened.GetType().Name}."),
    };
}
