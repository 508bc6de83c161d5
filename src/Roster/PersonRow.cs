using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster;

/// <summary>A person of a file by the district's keys.</summary>
/// <param name="Match">None where her row does not give the key.</param>
/// <param name="Formerly">What the district's earlier keys of her would be.</param>
/// <param name="SourcedId">Of her own row, where that is not the key.</param>
internal sealed record PersonRow(FilePerson Person, Digest? Match, ImmutableArray<Digest> Formerly, Digest? SourcedId)
{
    /// <summary>Where records were merged into hers: every row of hers.</summary>
    public ImmutableArray<ListedRow> Rows { get; init; } = [];

    /// <summary>Some record of hers has no row in a file that does not list everybody: what this one does not say is not gone.</summary>
    public bool Partial { get; init; }

    /// <summary>None where the row does not give the district's key.</summary>
    public IEnumerable<Digest> Keys => Match is { } match ? Formerly.Prepend(match) : [];

    public static FilePerson Together(FilePerson first, FilePerson second) => first with
    {
        Gone = first.Gone && second.Gone,
        Identity = first.Identity ?? second.Identity,
        Roles = [.. first.Roles, .. second.Roles],
        Ended = [.. first.Ended, .. second.Ended],
        WholeRoles = first.WholeRoles && second.WholeRoles,
        Words = [.. first.Words, .. second.Words],
        Subjects = first.Subjects is null ? second.Subjects : second.Subjects is null ? first.Subjects : [.. first.Subjects.Union(second.Subjects)],
    };
}
