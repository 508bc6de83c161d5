using System.Collections.Immutable;
using System.Text;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>What those who run the service do to the district.</summary>
internal sealed partial class DistrictGrain
{
    public Task<Answer<DistrictStateView>> Suspend(OrderAsked asked) => Order("suspend-district", asked, order => new SuspendDistrict(order).Decide);

    public Task<Answer<DistrictStateView>> Resume(OrderAsked asked) => Order("resume-district", asked, order => new ResumeDistrict(order).Decide);

    public async Task<ImmutableArray<OperatorActView>> OperatorActs()
    {
        var acts = (await History()).Select(past => (past.Time, Act: Act((DistrictEvent)Catalogue.Read(past.Type, past.Body)))).Where(past => past.Act is not null).ToList();
        var reasons = await Services.Content.Open(District, [.. acts.Select(past => (District.Value, past.Act!.Value.Order.Reason.Item))]);
        return
        [
            .. acts.Select(past => new OperatorActView(
                past.Act!.Value.Kind, past.Time, past.Act.Value.Order.By.Value, reasons.TryGetValue(past.Act.Value.Order.Reason.Item, out var reason) ? Encoding.UTF8.GetString(reason.Span) : "")),
        ];
    }

    private static (OperatorActKind Kind, OperatorOrder Order)? Act(DistrictEvent happened) => happened switch
    {
        DistrictEvent.DistrictSuspended e => (OperatorActKind.Suspended, e.Order),
        DistrictEvent.DistrictResumed e => (OperatorActKind.Resumed, e.Order),
        _ => null,
    };

    private async Task<Answer<DistrictStateView>> Order(string useCase, OrderAsked asked, Func<OperatorOrder, Func<District, Decision<DistrictEvent>>> rule)
    {
        if (string.IsNullOrWhiteSpace(asked.Reason) || asked.Reason.Length > Texts.Reason)
        {
            return Refuse<DistrictStateView>(string.IsNullOrWhiteSpace(asked.Reason) ? new("TEXT_EMPTY") : Texts.TooLong);
        }

        if ((await Look()).IsGone)
        {
            return Refuse<DistrictStateView>(Refusal.NotFound);    // before a key is made
        }

        var reason = (await Services.Content.Seal(District, [Clear(asked.Reason)]))[0];
        return await Settle(
            Asking.Of(useCase, asked.Operation, Guid.Empty, asked, AskedJson.Default.OrderAsked),
            Known.Nothing,
            (district, _) => rule(new(new(asked.Client), reason.Reference))(district),
            (district, _) => new DistrictStateView(district.State, district.DeletionDue),
            _ => [reason.Item]);
    }
}
