using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>The register of districts; an operator's, and without a person in it.</summary>
[GrainType("register")]
internal sealed class RegisterGrain(GrainServices services)
    : DecidingGrain<Register, RegisterEvent>(StreamKind.Register, services, new(), Domain.Register.Evolve, (_, _, events) => events.SelectMany(RegisterRows.Of)), IRegisterGrain
{
    public Task<Answer<RegisteredView>> Register(RegistrationAsked asked) =>
        Settle(
            Asking.Of("register", asked.Operation, Guid.Empty, asked, AskedJson.Default.RegistrationAsked),
            Known.Nothing,
            (register, _) => new RegisterDistrict(asked.Operation, new(asked.Slug)).Decide(register),
            (_, _) => new RegisteredView(asked.Operation, asked.Slug));
}
