using DistrictCoaching.Domain;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Closes and opens a person's coaching as her sign-in changes; for identity's pages, which know how she proved who she is.</summary>
public sealed class SignInSeals(Grains grains, Sealed closed, IOptions<GatewayOptions> options)
{
    /// <summary>False: it was not done.</summary>
    public async Task<bool> Seal(DistrictId district, PersonId person) =>
        (await grains.Roster(As(district, person)).SealForSignIn(new(Guid.NewGuid(), person.Value))).Refusal is null;

    /// <summary>False: it could not be asked for.</summary>
    public async Task<bool> Lift(DistrictId district, PersonId person, DateTimeOffset made) =>
        (await grains.Roster(As(district, person)).UnsealPerson(new(Guid.NewGuid(), person.Value, made))).Refusal is null;

    public Task<DateOnly?> Until(DistrictId district, PersonId person, CancellationToken cancel) => closed.Until(As(district, person), cancel);

    private Caller As(DistrictId district, PersonId person) => new(district, person, options.Value.OwnClients[0], [], null, "en");
}
