using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Which districts have webhooks, or keys of such to destroy; of each at most one row.</summary>
public static class WebhookRows
{
    public static readonly Table Webhooks = new("webhooks", [], [new("number", ColumnType.Number)], []);

    public static IEnumerable<RowChange> Of(Webhooks before, Webhooks after, ImmutableArray<WebhooksEvent> events) =>
        Number(before) == Number(after) ? [] : [new(Webhooks, [], Number(after) is > 0 and var number ? [number] : null)];

    private static int Number(Webhooks webhooks) => webhooks.All.Length + webhooks.Doomed.Length;
}
