using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>The only way from those who run the service to a district that is there: to its grain alone, which tells them nothing of what is in it.</summary>
public sealed class Operators(IGrainFactory grains, DistrictDirectory districts, RosterDirectory rosters, ISignInOffers offers)
{
    public async Task<Connection<OperatedDistrict>> List(Caller caller, Page page, CancellationToken cancel)
    {
        if (!caller.IsOperator)
        {
            throw new RefusedError(Refusal.NotAllowed);
        }

        var (found, total) = await districts.Page(page.After, page.Take, cancel);
        var listed = new List<(string Slug, OperatedDistrict District)>(found.Count);
        foreach (var (district, slug) in found)
        {
            listed.Add((slug, await Seen(district, slug)));
        }

        return page.Connection(listed, one => one.Slug, one => one.District, total);
    }

    /// <summary>Does something to one district, or says why not.</summary>
    public async Task<OperatedDistrictPayload> Do<T>(Caller caller, string districtId, Func<IDistrictGrain, string, Task<Answer<T>>> act, CancellationToken cancel)
        where T : class
    {
        if (!caller.IsOperator)
        {
            return new(null, new(Refusal.NotAllowed.Code, null));
        }

        var district = new DistrictId(NodeId.Read("District", districtId));
        if (await districts.SlugOf(district, cancel) is not { } slug)
        {
            return new(null, new(Refusal.NotFound.Code, null));
        }

        var answer = await act(Grain(district), slug);
        return answer.Refusal is { } refusal ? new(null, refusal) : new(await Seen(district, slug), null);
    }

    /// <summary>Recorded first, then made: no link is there of which the district does not know.</summary>
    public async Task<CreateSignInLinkPayload> GiveLeadSignIn(Caller caller, GiveLeadSignInInput input, CancellationToken cancel)
    {
        var district = new DistrictId(NodeId.Read("District", input.DistrictId));
        if (!caller.IsOperator || await districts.SlugOf(district, cancel) is null)
        {
            return No(caller.IsOperator ? Refusal.NotFound : Refusal.NotAllowed);
        }

        if (await rosters.ByLogin(district, input.LeadLogin, cancel) is not { } lead)
        {
            return No(Refusal.NotFound);
        }

        var said = await Grain(district).GiveLeadSignIn(new(new(input.OperationId, caller.ClientId, input.Reason), lead.Value));
        return said.Refusal is { } refusal
            ? No(new(refusal.Code, refusal.Missing))
            : new(await offers.Create(district, lead, by: null, anew: true, Domain.GiveLeadSignIn.Lasts, cancel));
    }

    private static CreateSignInLinkPayload No(Refusal why) => new(new SignInOffer(null, null, why));

    private async Task<OperatedDistrict> Seen(DistrictId district, string slug) => new(district, slug, await Grain(district).Get());

    private IDistrictGrain Grain(DistrictId district)
    {
        CallingDistrict.Set(district);
        return grains.District(district);
    }
}
