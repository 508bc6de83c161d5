using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>A person sets up an authenticator app, shows that it has the secret, or takes it off; saved by the caller.</summary>
internal sealed class AuthenticatorChanges(IdentityDb db, Authenticators authenticators, Acts acts)
{
    public async Task<AccountChanged> Begin(SignInPerson person, CancellationToken cancel)
    {
        await authenticators.Begin(person, cancel);
        return new();
    }

    public async Task<AccountChanged> Confirm(SignInPerson person, string typed, AccountWords said, CancellationToken cancel)
    {
        if (await authenticators.Find(person.District.Value, person.Person.Value, cancel) is not { Confirmed: false } begun)
        {
            return new();
        }

        if (!await authenticators.Use(begun, typed, cancel))
        {
            return new(said.StepRefused);
        }

        begun.Confirmed = true;
        acts.Note(person.District, person.Person, AccountAct.AuthenticatorAdded);
        return new();
    }

    public async Task<AccountChanged> Remove(SignInPerson person, CancellationToken cancel)
    {
        if (await authenticators.Find(person.District.Value, person.Person.Value, cancel) is { } authenticator)
        {
            db.Authenticators.Remove(authenticator);
            acts.Note(person.District, person.Person, AccountAct.AuthenticatorRemoved);
        }

        return new();
    }
}
