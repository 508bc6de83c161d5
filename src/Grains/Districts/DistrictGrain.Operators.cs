using System.Collections.Immutable;
using System.Text;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>What those who run the service do to the district.</summary>
internal sealed partial class DistrictGrain
{
    public Task<Answer<DistrictStateView>> Suspend(OrderAsked asked) =>
        Order(Asking.Of("suspend-district", asked.Operation, Guid.Empty, asked, AskedJson.Default.OrderAsked), asked, order => new SuspendDistrict(order).Decide);

    public Task<Answer<DistrictStateView>> Resume(OrderAsked asked) =>
        Order(Asking.Of("resume-district", asked.Operation, Guid.Empty, asked, AskedJson.Default.OrderAsked), asked, order => new ResumeDistrict(order).Decide);

    public Task<Answer<DistrictStateView>> OrderDeletion(DeletionAsked asked) => Order(
        Asking.Of("delete-district", asked.Order.Operation, Guid.Empty, asked, AskedJson.Default.DeletionAsked), asked.Order,
        order => new DeleteDistrict(order, asked.Typed, asked.Slug, Now.AddDays(asked.Days)).Decide);

    public Task<Answer<LeadSignInView>> GiveLeadSignIn(LeadSignInAsked asked) => Order(
        Asking.Of("give-lead-sign-in", asked.Order.Operation, Guid.Empty, asked, AskedJson.Default.LeadSignInAsked), asked.Order,
        fresh => Services.Neighbourhood.Person(District, new(asked.Lead), fresh),
        (order, lead) => new GiveLeadSignIn(order, lead, Now + Domain.GiveLeadSignIn.Lasts, Today).Decide,
        _ => new LeadSignInView(Now + Domain.GiveLeadSignIn.Lasts));

    public async Task<Answer<DeletionOrderView>> BeginDeletion()
    {
        var answer = await Settle(new("begin-deletion", Guid.NewGuid(), Guid.Empty, ""), Known.Nothing, (district, _) => new BeginDeletion(Now).Decide(district), (_, _) => DoneView.Now);
        if (answer.Refusal is { } refusal)
        {
            return new(null, refusal);
        }

        var (act, at) = (await Acts()).Last(past => past.Act.Kind == OperatorActKind.DeletionOrdered);
        return new(new(act.Order.By.Value, at), null);
    }

    public async Task<ImmutableArray<OperatorActView>> OperatorActs()
    {
        var acts = await Acts();
        var reasons = await Services.Content.Open(District, [.. acts.Select(past => (District.Value, past.Act.Order.Reason.Item))]);
        return
        [
            .. acts.Select(past => new OperatorActView(
                past.Act.Kind, past.Time, past.Act.Order.By.Value, reasons.TryGetValue(past.Act.Order.Reason.Item, out var reason) ? Encoding.UTF8.GetString(reason.Span) : "",
                past.Act.Person?.Value)),
        ];
    }

    private async Task<List<((OperatorActKind Kind, OperatorOrder Order, PersonId? Person) Act, DateTimeOffset Time)>> Acts() =>
        [.. from past in await History() let act = Act((DistrictEvent)Catalogue.Read(past.Type, past.Body)) where act is not null select (act.Value, past.Time)];

    private DateTimeOffset Now => Services.Neighbourhood.Local(District).ToUniversalTime();

    private static (OperatorActKind Kind, OperatorOrder Order, PersonId? Person)? Act(DistrictEvent happened) => happened switch
    {
        DistrictEvent.DistrictSuspended e => (OperatorActKind.Suspended, e.Order, null),
        DistrictEvent.DistrictResumed e => (OperatorActKind.Resumed, e.Order, null),
        DistrictEvent.DistrictDeletionOrdered e => (OperatorActKind.DeletionOrdered, e.Order, null),
        DistrictEvent.DistrictRestored e => (OperatorActKind.Restored, e.Order, null),
        DistrictEvent.DistrictLimitsSet e => (OperatorActKind.LimitsSet, e.Order, null),
        DistrictEvent.LeadSignInGiven e => (OperatorActKind.LeadSignInGiven, e.Order, e.Lead),
        DistrictEvent.DistrictExported e => (OperatorActKind.Exported, e.Order, null),
        DistrictEvent.DistrictExportCalledOff e => (OperatorActKind.ExportCalledOff, e.Order, null),
        DistrictEvent.DistrictMoved e => (OperatorActKind.Moved, e.Order, null),
        DistrictEvent.DistrictArrived e => (OperatorActKind.Arrived, e.Order, null),
        _ => null,
    };

    private Task<Answer<DistrictStateView>> Order(Asking asking, OrderAsked asked, Func<OperatorOrder, Func<District, Decision<DistrictEvent>>> rule) =>
        Order(asking, asked, Known.Nothing, (order, _) => rule(order), district => new DistrictStateView(district.State, district.DeletionDue));

    private async Task<Answer<TView>> Order<TFacts, TView>(
        Asking asking, OrderAsked asked, Func<bool, Task<Known<TFacts>>> learn, Func<OperatorOrder, TFacts, Func<District, Decision<DistrictEvent>>> rule, Func<District, TView> view)
        where TView : class
    {
        if (string.IsNullOrWhiteSpace(asked.Reason) || asked.Reason.Length > Texts.Reason)
        {
            return Refuse<TView>(string.IsNullOrWhiteSpace(asked.Reason) ? new("TEXT_EMPTY") : Texts.TooLong);
        }

        if ((await Look()).IsGone)
        {
            return Refuse<TView>(Refusal.NotFound);    // before a key is made
        }

        var reason = (await Services.Content.Seal(District, [Clear(asked.Reason)]))[0];
        return await Settle(asking, learn, (district, facts) => rule(new(new(asked.Client), reason.Reference), facts)(district), (district, _) => view(district), _ => [reason.Item]);
    }
}
