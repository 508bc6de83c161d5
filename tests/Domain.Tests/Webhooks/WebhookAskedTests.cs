using static DistrictCoaching.Domain.Tests.Given;
using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain.Tests;

/// <summary>What a lead asks of webhooks, and what she is refused.</summary>
public sealed class WebhookAskedTests
{
    private static readonly DateTimeOffset Noon = new(2025, 9, 9, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Hook = Guid.NewGuid(), Message = Guid.NewGuid();
    private static readonly WebhookSecret Secret = new(Guid.NewGuid(), Sealed());
    private static readonly WebhookCreated Created = new(Hook, Dora, Sealed(), Secret, [WebhookKind.SchoolListed, WebhookKind.PersonRemoved], 7, Noon);
    private static readonly CreateWebhook Create = new(LeadDora, Hook, Created.Address, Secret, [WebhookKind.PersonRemoved, WebhookKind.SchoolListed, WebhookKind.PersonRemoved], 7, Webhooks.Most, Tue, Noon);
    private static readonly WebhookDisabled Disabled = new(Hook, WebhookStop.Failing, Noon);
    private static readonly MessageBegun Begun = new(Hook, Message, 7, 9, Noon);

    public static TheoryData<string> Asked => ["create", "rotate", "disable", "enable", "delete", "test", "redeliver message", "redeliver changes"];

    [Theory, MemberData(nameof(Asked))]
    public void It_is_a_district_lead_s(string asked)
    {
        foreach (var other in new[] { null, LeaderPia, CoachAna, Knows(Dora, At(Role.DistrictAdministrator)) })
        {
            Assert.Equal(Refusal.NotAllowed, Decide(asked, other, After(Created, Begun)).Refusal);
        }

        Assert.Null(Decide(asked, LeadDora, After(Created, Begun)).Refusal);
        Assert.Equal(asked == "create" ? null : Refusal.NotFound, Decide(asked, LeadDora, new()).Refusal);
    }

    [Fact]
    public void It_is_created_with_each_kind_once_one_at_least_and_ten_in_all()
    {
        Assert.Equal(Created with { Kinds = [] }, ((WebhookCreated)Create.Decide(new()).Events.Single()) with { Kinds = [] });
        Assert.Equal(Created.Kinds, ((WebhookCreated)Create.Decide(new()).Events.Single()).Kinds);
        Assert.Equal("WEBHOOK_KINDS", (Create with { Kinds = [] }).Decide(new()).Refusal?.Code);
        Assert.Equal("WEBHOOK_KINDS", (Create with { Kinds = [(WebhookKind)99] }).Decide(new()).Refusal?.Code);
        var ten = After(Enumerable.Range(0, 10).Select(_ => Created with { Webhook = Guid.NewGuid() }));
        Assert.Equal("WEBHOOKS_TOO_MANY", Create.Decide(ten).Refusal?.Code);
        Assert.Null((Create with { Most = 11 }).Decide(ten).Refusal);
        Assert.Equal("WEBHOOKS_TOO_MANY", (Create with { Most = 0 }).Decide(new()).Refusal?.Code);
        Assert.Null(Create.Decide(Webhooks.Evolve(ten, new WebhookDeleted(ten.All[0].Id))).Refusal);
    }

    [Fact]
    public void It_is_disabled_and_enabled_once()
    {
        Assert.Equal([Disabled with { Why = WebhookStop.Asked }], Decide("disable", LeadDora, After(Created)).Events);
        Assert.Empty(Decide("disable", LeadDora, After(Created, Disabled)).Events);
        Assert.Empty(Decide("enable", LeadDora, After(Created)).Events);
        Assert.Equal([new WebhookEnabled(Hook, Noon)], Decide("enable", LeadDora, After(Created, Disabled)).Events);
    }

    [Fact]
    public void Disabled_it_is_sent_nothing_that_somebody_asks_for_and_no_more_wait_than_twenty()
    {
        Assert.Equal("WEBHOOK_DISABLED", Decide("test", LeadDora, After(Created, Disabled)).Refusal?.Code);
        Assert.Equal("WEBHOOK_DISABLED", Decide("redeliver message", LeadDora, After(Created, Begun, Disabled)).Refusal?.Code);
        WebhooksEvent[] many = [Created, Begun, new MessageAccepted(Hook, Message, 200, Noon), .. Enumerable.Range(0, 20).Select(_ => new TestBegun(Hook, Guid.NewGuid(), Noon))];
        Assert.Equal("WEBHOOK_BUSY", Decide("test", LeadDora, After(many)).Refusal?.Code);
        Assert.Equal("WEBHOOK_BUSY", Decide("redeliver message", LeadDora, After(many)).Refusal?.Code);
        Assert.Null(Decide("redeliver message", LeadDora, After(many[..^1])).Refusal);
    }

    [Fact]
    public void A_message_that_is_sent_again_comes_first_and_as_if_it_had_never_been_tried()
    {
        var other = Guid.NewGuid();
        var state = After(
            Created, Begun, new MessageNotAccepted(Hook, Message, DeliveryFailure.Status, 400, Noon, null), new MessageBegun(Hook, other, 9, 10, Noon), new MessageRenewed(Hook, Message, Noon.AddDays(1)));
        Assert.Equal([Message, other], state.All[0].Waiting.Select(delivery => delivery.Message));
        Assert.Equal((0, DeliveryState.Waiting, Noon.AddDays(1)), (state.All[0].Waiting[0].Attempts, state.All[0].Waiting[0].State, state.All[0].Waiting[0].Due));
        Assert.Empty(state.All[0].Ended);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void Changes_are_told_again_from_a_position_that_was_told(long position, bool stands) =>
        Assert.Equal(stands ? null : "WEBHOOK_POSITION", new RedeliverWebhookChanges(LeadDora, Hook, position, Tue).Decide(After(Created)).Refusal?.Code);

    private static Decision<WebhooksEvent> Decide(string asked, PersonFacts? by, Webhooks state) => asked switch
    {
        "create" => (Create with { By = by, Webhook = Guid.NewGuid() }).Decide(state),
        "rotate" => new RotateWebhookSecret(by, Hook, Secret, Tue, Noon).Decide(state),
        "disable" => new DisableWebhook(by, Hook, Tue, Noon).Decide(state),
        "enable" => new EnableWebhook(by, Hook, Tue, Noon).Decide(state),
        "delete" => new DeleteWebhook(by, Hook, Tue).Decide(state),
        "test" => new TestWebhook(by, Hook, Guid.NewGuid(), Tue, Noon).Decide(state),
        "redeliver message" => new RedeliverWebhookMessage(by, Hook, Message, Tue, Noon).Decide(state),
        _ => new RedeliverWebhookChanges(by, Hook, 3, Tue).Decide(state),
    };

    private static Webhooks After(params IEnumerable<WebhooksEvent> history) => history.Aggregate(new Webhooks(), Webhooks.Evolve);
}
