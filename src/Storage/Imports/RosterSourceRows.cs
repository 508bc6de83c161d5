using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Which districts' rosters are fetched by the clock; of each at most one row.</summary>
public static class RosterSourceRows
{
    public static readonly Table Sources = new("roster_sources", [], [new("hour", ColumnType.Number)], []);

    public static IEnumerable<RowChange> Of(District before, District after, ImmutableArray<DistrictEvent> events) =>
        before.Source?.Hour == after.Source?.Hour ? [] : [new(Sources, [], after.Source?.Hour is { } hour ? [hour] : null)];
}
