using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Which districts are suspended, and when they are deleted; of each at most one row.</summary>
public static class SuspensionRows
{
    public static readonly Table Suspensions = new("suspensions", [], [new("due", ColumnType.Time, Optional: true)], []);

    public static IEnumerable<RowChange> Of(District before, District after) =>
        (before.State, before.DeletionDue) == (after.State, after.DeletionDue) ? []
        : [new(Suspensions, [], after.State == DistrictState.Active ? null : [after.DeletionDue])];
}
