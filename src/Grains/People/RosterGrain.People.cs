using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

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

    public async Task<Answer<PeoplePolicyView>> PeoplePolicy(Guid by) =>
        await Look() is var roster && roster.MayImport(new(by), Today)
            ? new(new(View(roster.MatchKey)), null)
            : Refuse<PeoplePolicyView>(Refusal.NotAllowed);

    private static MatchKeyView View(MatchKey key) => new(key.Kind, key.Type?.Value);
}
