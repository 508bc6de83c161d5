using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains;

// A person whose sign-in changes.
internal sealed partial class RosterGrain
{
    public Task<Answer<DoneView>> SealForSignIn(SignInSealAsked asked) =>
        Settle(
            Asking.Of("seal-for-sign-in", asked.Operation, asked.Person, asked, AskedJson.Default.SignInSealAsked),
            Known.Nothing,
            (roster, _) => new SealForSignIn(new(asked.Person), Today).Decide(roster),
            (_, _) => DoneView.Now);

    public Task<Answer<DoneView>> UnsealPerson(UnsealAsked asked) =>
        Settle(
            Asking.Of("unseal-person", asked.Operation, asked.Person, asked, AskedJson.Default.UnsealAsked),
            Known.Nothing,
            (roster, _) => new UnsealPerson(new(asked.Person), Services.Neighbourhood.DayOf(District, asked.Made), Today).Decide(roster),
            (_, _) => DoneView.Now);
}
