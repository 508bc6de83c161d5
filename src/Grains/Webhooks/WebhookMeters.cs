using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains;

/// <summary>What is counted of webhooks; no label names a district or an address.</summary>
internal static class WebhookMeters
{
    private static readonly Meter Meter = new("DistrictCoaching.Webhooks");
    private static readonly Counter<long> Tries = Meter.CreateCounter<long>("district_coaching.webhooks.tries", description: "Tries to send a message, by how they ended.");
    private static readonly ConcurrentDictionary<DistrictId, (DateTimeOffset Since, TimeProvider Clock)> Waiting = new();

    static WebhookMeters() =>
        Meter.CreateObservableGauge("district_coaching.webhooks.waiting.age", Age, "s", "How long the oldest message waits that this silo is to send; 0 where none does.");

    public static void Count(Tried tried) => Tries.Add(1, new KeyValuePair<string, object?>("outcome", tried.Failure?.ToString() ?? nameof(DeliveryState.Accepted)));

    /// <summary>Of a district's webhooks that are not disabled.</summary>
    public static void Watch(DistrictId district, Webhooks webhooks, TimeProvider clock)
    {
        var oldest = webhooks.All.Where(webhook => webhook.Stopped is null).SelectMany(webhook => webhook.Waiting).Select(delivery => (DateTimeOffset?)delivery.Begun).Min();
        if (oldest is { } since)
        {
            Waiting[district] = (since, clock);
        }
        else
        {
            Forget(district);
        }
    }

    /// <summary>Another silo goes on with it.</summary>
    public static void Forget(DistrictId district) => Waiting.TryRemove(district, out _);

    private static double Age() => Waiting.Values.Select(waits => (waits.Clock.GetUtcNow() - waits.Since).TotalSeconds).Append(0).Max();
}
