using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>What a district decided about itself: kind, zone, notices, policy.</summary>
[GrainType("district")]
internal sealed partial class DistrictGrain(GrainServices services, JournalWatch watch, RestOptions rest)
    : DecidingGrain<District, DistrictEvent>(StreamKind.District, services, new(), Domain.District.Evolve, (before, after, events) => RosterSourceRows.Of(before, after, events).Concat(SuspensionRows.Of(before, after))), IDistrictGrain
{
    public async Task<Answer<DistrictView>> Found(FoundingAsked asked)
    {
        if (asked.Name.Length > Texts.Name)
        {
            return Refuse<DistrictView>(Texts.TooLong);
        }

        var texts = await Services.Content.Seal(District, [.. FirstNotice.Texts.Select(text => Clear(text.Text)).Prepend(Clear(asked.Name))]);
        var notices = FirstNotice.Texts.Zip(texts.Skip(1), (text, stored) => new DistrictEvent.NoticePublished(new(Guid.NewGuid()), 1, text.Language, stored.Reference));
        var answer = await Settle(
            Asking.Of("found", asked.Operation, asked.By, asked, AskedJson.Default.FoundingAsked),
            Known.Nothing,
            (district, _) => new FoundDistrict(asked.Kind, new(asked.Zone), texts[0].Reference, [.. notices]).Decide(district),
            (_, _) => DoneView.Now,
            _ => [.. texts.Select(text => text.Item)]);
        return answer.Refusal is { } refusal ? new(null, refusal) : new(await Get(), null);
    }

    public async Task<Answer<NoticeView>> PublishNotice(NoticeAsked asked)
    {
        if (asked.Text.Length > Texts.Notice || string.IsNullOrWhiteSpace(asked.Text))
        {
            return Refuse<NoticeView>(asked.Text.Length > Texts.Notice ? Texts.TooLong : new("TEXT_EMPTY"));
        }

        var text = (await Services.Content.Seal(District, [Clear(asked.Text)]))[0];
        return await Settle(
            Asking.Of("publish-notice", asked.Operation, asked.By, asked, AskedJson.Default.NoticeAsked),
            fresh => Services.Neighbourhood.Person(District, new(asked.By), fresh),
            (district, by) => new PublishNotice(asked.Operation, by, asked.Language, text.Reference, Today).Decide(district),
            (district, _) => new NoticeView(asked.Operation, district.Notices.First(notice => notice.Notice.Value == asked.Operation).Number, asked.Language, asked.Text),
            _ => [text.Item]);
    }

    public Task<Answer<PolicyView>> SetPolicy(PolicyAsked asked) =>
        Settle(
            Asking.Of("set-policy", asked.Operation, asked.By, asked, AskedJson.Default.PolicyAsked),
            fresh => Services.Neighbourhood.Person(District, new(asked.By), fresh),
            (district, by) => new SetPolicy(by, new(asked.Policy.CooldownDays, asked.Policy.SendingsPerWeek, asked.Policy.Threshold), Today).Decide(district),
            (district, _) => View(district.Policy));

    public Task<Answer<ImportPolicyView>> SetImportPolicy(ImportPolicyAsked asked) =>
        Settle(
            Asking.Of("set-import-policy", asked.Operation, asked.By, asked, AskedJson.Default.ImportPolicyAsked),
            fresh => Services.Neighbourhood.Person(District, new(asked.By), fresh),
            (district, by) => new SetImportPolicy(by, asked.Policy.Policy(), Today).Decide(district),
            (district, _) => district.Imports.View());

    public async Task<DistrictView?> Get()
    {
        if (await Look() is not { Founded: { } founded } district)
        {
            return null;
        }

        var texts = await Services.Content.Open(District, [.. district.Notices.Select(notice => (District.Value, notice.Text.Item)).Prepend((District.Value, founded.Name.Item))]);
        string Text(ContentRef text) => texts.TryGetValue(text.Item, out var bytes) ? System.Text.Encoding.UTF8.GetString(bytes.Span) : "";
        return new(
            Text(founded.Name), founded.Kind, founded.Zone.Value, View(district.Policy),
            [.. district.Notices.Select(notice => new NoticeView(notice.Notice.Value, notice.Number, notice.Language, Text(notice.Text)))],
            [.. district.InForce.Select(notice => notice.Notice.Value)], district.Imports.View(), new(district.State, district.DeletionDue), View(district.Limits));
    }

    public Task<bool?> JournalWhole() => Task.FromResult(watch.Whole(District));

    private ClearItem Clear(string text) => new(District.Value, new(Guid.NewGuid()), System.Text.Encoding.UTF8.GetBytes(text));

    private static PolicyView View(Policy policy) => new(policy.CooldownDays, policy.SendingsPerWeek, policy.Threshold);
}
