using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Silo;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Nobody has to ask: the rounds of a silo have webhooks told, and what is counted of it names nobody.</summary>
[Collection(nameof(Silos))]
public sealed class WebhookRoundsTests(TwoSilos silos) : WebhookCase(silos)
{
    [Fact]
    public async Task A_change_is_told_in_the_next_round_and_what_was_not_accepted_in_one_after_its_time()
    {
        var d = await TestDistrict.Begin(Silos);
        CallingDistrict.Set(DistrictId.Service);
        TestDistrict.Accepted(await Silos.Grains(0).Register().Register(new(d.Id.Value, $"rounds-{d.Id.Value:N}")));
        var made = await Create(d);
        var clock = new FakeTimeProvider();
        using var rounds = new WebhookRounds(Silos.Grains(0), new DistrictDirectory(Silos.Store), new WebhookDirectory(Silos.Store), clock, NullLogger<WebhookRounds>.Instance);
        Receiver.Answer(HttpStatusCode.ServiceUnavailable);
        await Leaves(d, d.Tess);
        await rounds.StartAsync(CancellationToken.None);
        await So(async () => (await Deliveries(d, made.Webhook.Id)) is [{ Attempts: 1 }]);
        Silos.Clock.Advance(TimeSpan.FromMinutes(2));
        await So(async () =>
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            return (await Deliveries(d, made.Webhook.Id)) is [{ State: DeliveryState.Accepted }];
        });
        await rounds.StopAsync(CancellationToken.None);
        Assert.Equal([8, 8], Receiver.Got.SelectMany(message => message.Positions));
    }

    [Fact]
    public async Task Tries_are_counted_by_how_they_ended_and_the_oldest_message_that_waits_has_an_age()
    {
        var counted = new ConcurrentBag<(string Name, double Value, string Labels)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == "DistrictCoaching.Webhooks")
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => counted.Add((instrument.Name, value, Written(labels))));
        listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => counted.Add((instrument.Name, value, Written(labels))));
        listener.Start();
        var d = await TestDistrict.Begin(Silos);
        await Create(d);
        Receiver.Answer(HttpStatusCode.NotFound);
        await Leaves(d, d.Tess);
        await Round(d);
        Silos.Clock.Advance(TimeSpan.FromSeconds(30));
        listener.RecordObservableInstruments();
        Assert.Contains(("district_coaching.webhooks.tries", 1, "outcome=Status"), counted);
        Assert.Contains(counted, one => one.Name == "district_coaching.webhooks.waiting.age" && one.Value >= 30 && one.Labels.Length == 0);
        Silos.Clock.Advance(TimeSpan.FromMinutes(1));
        await Round(d);
        Assert.Contains(("district_coaching.webhooks.tries", 1, "outcome=Accepted"), counted);
        Assert.All(counted, one => Assert.Matches("^(outcome=[A-Za-z]+)?$", one.Labels));
    }

    private static string Written(ReadOnlySpan<KeyValuePair<string, object?>> labels) => string.Join(',', labels.ToArray().Select(label => $"{label.Key}={label.Value}"));
}
