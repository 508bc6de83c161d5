using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>No lead can get in: an operator gives one of them a link for an hour. It stands in the district's journal before there is one, and opens nothing of anybody's coaching.</summary>
/// <param name="Lead">Whom the district's people sign in as with the login that the operator was told; null where that is nobody.</param>
public sealed record GiveLeadSignIn(OperatorOrder Order, PersonFacts? Lead, DateTimeOffset Until, DateOnly Today)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public Decision<DistrictEvent> Decide(District district) =>
        district.IsGone || Lead is not { Active: true } lead || !lead.Is(Role.DistrictLead, Today) ? Refusal.NotFound
        : [new LeadSignInGiven(Order, lead.Person, Until)];
}
