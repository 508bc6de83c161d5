using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>Registers, founds and peoples a new district: three streams, each step the same again when it is repeated.</summary>
public sealed class Founding(IGrainFactory grains, ISignInOffers offers)
{
    public async Task<CreateDistrictPayload> Create(Caller caller, CreateDistrictInput input, CancellationToken cancel)
    {
        if (!caller.IsOperator)
        {
            return new(null, null, new("NOT_ALLOWED", null));
        }

        if (!new ZoneName(input.TimeZone).Known)
        {
            return new(null, null, new("UNKNOWN_ZONE", null));    // before the slug is taken
        }

        CallingDistrict.Set(DistrictId.Service);
        if ((await grains.Register().Register(new(input.OperationId, input.Slug))).Refusal is { } notRegistered)
        {
            return new(null, null, notRegistered);
        }

        var district = new DistrictId(input.OperationId);
        CallingDistrict.Set(district);
        if ((await grains.District(district).Found(new(input.OperationId, Guid.Empty, input.Slug, input.Name, input.Kind, input.TimeZone))).Refusal is { } notFounded)
        {
            return new(null, null, notFounded);
        }

        var lead = await grains.Roster(district).Found(new(input.OperationId, Guid.Empty, input.LeadGivenName, input.LeadFamilyName, input.LeadLogin));
        return lead.Value is { } founder
            ? new(district.Value, await offers.Create(district, new(founder.Person), by: null, anew: false, lasts: null, cancel), null)
            : new(null, null, lead.Refusal);
    }
}
