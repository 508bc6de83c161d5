using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>The feed of a district's directory, a row for each position: ids and kinds only, so that what is shown of them is asked when it is read.</summary>
public static class ChangeRows
{
    public static readonly Table Changes = new(
        "directory_changes",
        [new("position", ColumnType.Number)],
        [new("entity", ColumnType.Text), new("action", ColumnType.Text), new("subject", ColumnType.Id)],
        []);

    public static IEnumerable<RowChange> Of(Domain.Changes before, Domain.Changes after, ImmutableArray<ChangesEvent> events) =>
        events.OfType<ChangesEvent.ChangesPublished>().SelectMany(published => published.Changes)
            .Select((change, at) => new RowChange(Changes, [before.Count + 1 + at], [change.Entity.ToString(), change.Action.ToString(), change.Id]));
}
