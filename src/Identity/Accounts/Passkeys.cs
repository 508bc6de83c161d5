using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>Adding passkeys and signing in with them (WebAuthn), checked by the platform's own handler. What it must remember between question and answer travels sealed, for five minutes.</summary>
internal sealed class Passkeys(IdentityDb db, UsedOnce once, IPasskeyHandler<Account> handler, IDataProtectionProvider protection, TimeProvider clock)
{
    public const int MostOfOne = 20;
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    /// <summary>What the browser is to be asked, and what is needed to check its answer.</summary>
    public async Task<(string Options, string State)> ToAdd(Session session, HttpContext http)
    {
        var name = session.Person.DisplayName;
        var options = await handler.MakeCreationOptionsAsync(new() { Id = Handle(session.Person), Name = name, DisplayName = name }, http);
        return (options.CreationOptionsJson, Protector(Handle(session.Person)).Protect(options.AttestationState ?? "", Lasts));
    }

    /// <summary>Adds what the browser answered, to be saved by the caller; false: it does not fit.</summary>
    public async Task<bool> Add(Session session, HttpContext http, string state, string answer, string name)
    {
        if (Open(Protector(Handle(session.Person)), state) is not { } asked
            || await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = answer, AttestationState = asked }) is not { Succeeded: true, Passkey: { } made }
            || await Of(session.Person).CountAsync(http.RequestAborted) >= MostOfOne)
        {
            return false;
        }

        db.Passkeys.Add(new()
        {
            Id = made.CredentialId,
            District = session.Person.District.Value,
            Person = session.Person.Person.Value,
            Name = name,
            PublicKey = made.PublicKey,
            SignCount = made.SignCount,
            BackupEligible = made.IsBackupEligible,
            BackedUp = made.IsBackedUp,
            Transports = string.Join(' ', made.Transports ?? []),
            Made = clock.GetUtcNow().ToUnixTimeSeconds(),
        });
        return true;
    }

    public async Task<(string Options, string State)> ToSignIn(HttpContext http)
    {
        var options = await handler.MakeRequestOptionsAsync(null, http);
        return (options.RequestOptionsJson, Protector("").Protect(options.AssertionState ?? "", Lasts));
    }

    /// <summary>Whose passkey answered, and since when she has it; its use is to be saved by the caller. Null: it does not fit.</summary>
    public async Task<(Account Account, DateTimeOffset Made)?> Answer(HttpContext http, string state, string answer)
    {
        if (Open(Protector(""), state) is not { } asked
            || await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = answer, AssertionState = asked }) is not { Succeeded: true, User: { } account, Passkey: { } used }
            || !await once.Use($"passkey\n{asked}", clock.GetUtcNow() + Lasts + Lasts))    // an authenticator that counts nothing would let a copy in; kept for longer than the question is good by whichever clock
        {
            return null;
        }

        var passkey = await db.Passkeys.SingleAsync(p => p.Id == used.CredentialId, http.RequestAborted);
        (passkey.SignCount, passkey.BackedUp) = (used.SignCount, used.IsBackedUp);
        return (account, DateTimeOffset.FromUnixTimeSeconds(passkey.Made));
    }

    public IQueryable<StoredPasskey> Of(SignInPerson person) => db.Passkeys.Where(p => p.District == person.District.Value && p.Person == person.Person.Value);

    private static string Handle(SignInPerson person) => PasskeyStore.Handle(person.District.Value, person.Person.Value);

    private ITimeLimitedDataProtector Protector(string whose) => protection.CreateProtector("passkey", whose).ToTimeLimitedDataProtector();

    private static string? Open(ITimeLimitedDataProtector protector, string state)
    {
        try
        {
            return protector.Unprotect(state);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
