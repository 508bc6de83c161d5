using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>A row of somebody whose records were merged.</summary>
/// <param name="Record">Whose row it was: the kept record's, or a merged one's.</param>
/// <param name="SourcedId">Where that is not the key.</param>
/// <param name="Logins">None where the row does not say who she is: then nothing of it changes.</param>
public sealed record ListedRow(PersonId Record, Digest Match, Digest? SourcedId, ImmutableArray<Digest>? Logins, bool Gone);

public abstract partial record RosterEvent
{
    /// <summary>A file names a merged record by another key, or says that it signs in with something else.</summary>
    /// <param name="Record">The row's sourcedId, while people are matched by another key.</param>
    public sealed record MergedRowChanged(PersonId Kept, PersonId Merged, Digest Match, Digest? Record, ImmutableArray<Digest> Logins) : RosterEvent;
}

/// <summary>What a file says of the single records of a person, so that a split gives each its own back.</summary>
internal static class MergedRows
{
    public static IReadOnlyList<RosterEvent.MergedRowChanged> Changes(RosterPerson known, ListedPerson listed) =>
    [
        .. from merge in known.Merges
           join row in listed.Rows on merge.Merged equals row.Record
           where !row.Gone && row.Logins is not null
           let logins = row.Logins!.Value.InOrder()
           where !known.Keys.Contains(row.Match) || !logins.SequenceEqual(merge.Was.Logins) || (row.SourcedId is { } id && !merge.Was.Records.Contains(id))
           select new RosterEvent.MergedRowChanged(known.Person, merge.Merged, row.Match, row.SourcedId, logins),
    ];

    /// <summary>What she signs in with after the file: of her own record and those that were joined with it, each what its row says, and what it had where the file does not say.</summary>
    public static ImmutableArray<Digest> Logins(RosterPerson known, ListedPerson listed, bool whole)
    {
        var joined = known.Merges.Where(merge => merge.Joined).ToList();
        var own = Of(known.Person, known.Logins.Except(joined.SelectMany(merge => merge.Was.Logins)), known.Keys.Except(known.Merges.SelectMany(merge => merge.Was.Keys)).Any());
        return own.Concat(joined.SelectMany(merge => Of(merge.Merged, merge.Was.Logins, merge.Was.Keys.Any()))).InOrder();

        IEnumerable<Digest> Of(PersonId record, IEnumerable<Digest> had, bool hadRow)
        {
            var rows = listed.Rows.Where(row => row.Record == record).ToList();
            return rows.Count == 0 ? (whole && hadRow ? [] : had)
                : rows.Any(row => row is { Gone: false, Logins: null }) ? had
                : rows.Where(row => !row.Gone).SelectMany(row => row.Logins!.Value);
        }
    }

    /// <summary>The sourcedIds of her rows; of records that have none in this file those of before.</summary>
    public static ImmutableArray<Digest> Records(RosterPerson known, ListedPerson listed)
    {
        var said = listed.Rows.Select(row => row.SourcedId).OfType<Digest>().ToList();
        var others = known.Merges.Where(merge => listed.Rows.All(row => row.Record != merge.Merged)).SelectMany(merge => merge.Was.Records).Intersect(known.Records);
        var own = listed.Rows.Any(row => row.Record == known.Person) ? [] : known.Records.Except(known.Merges.SelectMany(merge => merge.Was.Records));
        return said.Count > 0 ? said.Concat(others).Concat(own).InOrder() : listed.Fingerprint is null ? known.Records : [];
    }
}
