using System.Collections.Immutable;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;

namespace DistrictCoaching.Grains.Tests;

/// <summary>A district and a receiver of its webhooks.</summary>
public abstract class WebhookCase(TwoSilos silos) : IAsyncLifetime
{
    private const int Looks = 300_000;

    protected TwoSilos Silos { get; } = silos;

    internal Receiver Receiver { get; } = new();

    public async ValueTask InitializeAsync() => await Receiver.Start();

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected WebhookAsked Asked(TestDistrict d, string? url = null, params WebhookKind[] kinds) =>
        new(Guid.NewGuid(), d.Dora.Value, url ?? Receiver.Url(), [.. kinds is [] ? Enum.GetValues<WebhookKind>() : kinds]);

    private protected async Task<WebhookSecretView> Create(TestDistrict d, string? url = null, params WebhookKind[] kinds) =>
        TestDistrict.Accepted(await d.Webhooks(0).CreateWebhook(Asked(d, url, kinds)));

    private protected static WebhookChangeAsked Of(TestDistrict d, Guid webhook) => new(Guid.NewGuid(), d.Dora.Value, webhook);

    /// <summary>Somebody leaves, or comes back: one change of the directory.</summary>
    private protected static Task Leaves(TestDistrict d, PersonId who) => d.Happens(new RosterEvent.PersonLeft(who, d.Today));

    private protected static Task Returns(TestDistrict d, PersonId who) => d.Happens(new RosterEvent.PersonReturned(who, d.Today));

    /// <summary>The service goes its round at a silo; afterwards all that could be done was done.</summary>
    private protected async Task Round(TestDistrict d, int silo = 0)
    {
        await d.Changes(silo).Publish();
        await d.Webhooks(silo).Resume();
        await So(async () =>
        {
            foreach (var webhook in (await d.Webhooks(silo).All()).Where(one => one.Stopped is null))
            {
                var waiting = (await d.Webhooks(silo).Deliveries(webhook.Id)).Where(delivery => delivery.State == DeliveryState.Waiting).ToList();
                if (waiting is [.., var first] ? first.Next <= Silos.Clock.GetUtcNow() : (await Silos.Feed.Of(d.Id, webhook.Kinds, webhook.Position, long.MaxValue, 1)).Count > 0)
                {
                    return false;
                }
            }

            return true;
        });
    }

    private protected static async Task<ImmutableArray<DeliveryView>> Deliveries(TestDistrict d, Guid webhook) => await d.Webhooks(1).Deliveries(webhook);

    private protected static async Task<WebhookView> Seen(TestDistrict d, Guid webhook) => (await d.Webhooks(1).All()).Single(one => one.Id == webhook);

    private protected static async Task So(Func<Task<bool>> looked)
    {
        for (var looks = 0; looks < Looks; looks++)
        {
            if (await looked())
            {
                return;
            }

            await Task.Yield();
        }

        throw new InvalidOperationException("It was not gone on with.");
    }

    private protected async Task<long> Contents(TestDistrict d, Guid key) =>
        (await Silos.Store.Query(d.Id, "select count(*) from contents where tenant = $1 and owner = $2", row => row.Number(0), [key]))[0];
}
