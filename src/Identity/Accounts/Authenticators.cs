using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace DistrictCoaching.Identity;

/// <summary>Codes of an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds; one step early or late is accepted, and no step twice).</summary>
internal sealed class Authenticators(IdentityDb db, Vault vault, TimeProvider clock)
{
    public const string Purpose = "authenticator";
    private const int Size = 20;
    private static readonly VerificationWindow Drift = new(previous: 1, future: 1);

    public Task<StoredAuthenticator?> Find(Guid district, Guid person, CancellationToken cancel) =>
        db.Authenticators.SingleOrDefaultAsync(a => a.District == district && a.Person == person, cancel);

    /// <summary>A new one, to be confirmed, in place of one that never was; saved by the caller.</summary>
    public async Task<StoredAuthenticator> Begin(SignInPerson person, CancellationToken cancel)
    {
        var (district, of) = (person.District.Value, person.Person.Value);
        if (await Find(district, of, cancel) is { } begun)
        {
            return begun;
        }

        var made = new StoredAuthenticator { District = district, Person = of, Sealed = vault.Seal(Purpose, KeyGeneration.GenerateRandomKey(Size)) };
        db.Authenticators.Add(made);
        return made;
    }

    /// <summary>The secret as apps take it when it is typed.</summary>
    public string Secret(StoredAuthenticator authenticator) => Base32Encoding.ToString(vault.Open(Purpose, authenticator.Sealed)).TrimEnd('=');

    /// <summary>Uses a code up; saved here, so that of two who use it at once one is right.</summary>
    public async Task<bool> Use(StoredAuthenticator authenticator, string typed, CancellationToken cancel)
    {
        var code = new string([.. typed.Where(char.IsAsciiDigit)]);
        if (!new Totp(vault.Open(Purpose, authenticator.Sealed)).VerifyTotp(clock.GetUtcNow().UtcDateTime, code, out var step, Drift) || step <= authenticator.LastStep)
        {
            return false;
        }

        authenticator.LastStep = step;
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
