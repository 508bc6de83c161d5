using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

// Who a roster's person is.
internal sealed partial class RosterGrain
{
    public Task<Answer<MatchKeyView>> SetMatchKey(MatchKeyAsked asked) =>
        Settle(
            Asking.Of("set-match-key", asked.Operation, asked.By, asked, AskedJson.Default.MatchKeyAsked),
            Known.Nothing,
            (roster, _) => new SetMatchKey(new(asked.By), new(asked.Key.Kind, asked.Key.Type is { } type ? new(type) : null), Today).Decide(roster),
            (roster, _) => View(roster.MatchKey));

    public async Task<Answer<DoneView>> SetOwnName(OwnNameAsked asked)
    {
        var (reference, item) = ((ContentRef?)null, (SealedItem?)null);
        if (asked is { Given: { } given, Family: { } family })
        {
            if (given.Trim().Length is 0 or > Texts.Name || family.Trim().Length is 0 or > Texts.Name)
            {
                return Refuse<DoneView>(new("NAME_MISSING"));
            }

            (reference, item) = (await Services.Content.Seal(District, [new(asked.By, new(Guid.NewGuid()), new PersonIdentity(given.Trim(), family.Trim(), null, null).Write())]))[0];
        }
        else if (asked is not { Given: null, Family: null })
        {
            return Refuse<DoneView>(new("NAME_MISSING"));
        }

        return await Settle(
            Asking.Of("set-own-name", asked.Operation, asked.By, asked, AskedJson.Default.OwnNameAsked),
            Known.Nothing,
            (roster, _) => new SetOwnName(new(asked.By), reference, Today).Decide(roster),
            (_, _) => DoneView.Now,
            _ => item is null ? [] : [item]);
    }

    public async Task<Answer<PeoplePolicyView>> PeoplePolicy(Guid by) =>
        await Look() is var roster && roster.MayImport(new(by), Today)
            ? new(new(View(roster.MatchKey), View(await Rules(roster))), null)
            : Refuse<PeoplePolicyView>(Refusal.NotAllowed);

    private static MatchKeyView View(MatchKey key) => new(key.Kind, key.Type?.Value);
}
