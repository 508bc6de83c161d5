using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

// Local accounts.
internal sealed partial class IdentityDb
{
    public DbSet<StoredCode> Codes => Set<StoredCode>();

    public DbSet<StoredPasskey> Passkeys => Set<StoredPasskey>();

    public DbSet<StoredAuthenticator> Authenticators => Set<StoredAuthenticator>();

    public DbSet<StoredAct> Acts => Set<StoredAct>();

    public DbSet<StoredMail> Mails => Set<StoredMail>();

    public DbSet<StoredGuess> Guesses => Set<StoredGuess>();

    private static void ShapeAccounts(ModelBuilder model)
    {
        model.Entity<StoredCode>(code => code.ToTable("recovery_codes").HasKey(c => new { c.District, c.Person, c.Hash }));
        model.Entity<StoredPasskey>(passkey =>
        {
            passkey.ToTable("passkeys").HasKey(p => p.Id);
            passkey.HasIndex(p => new { p.District, p.Person });
        });
        model.Entity<StoredAuthenticator>(authenticator =>
        {
            authenticator.ToTable("authenticators").HasKey(a => new { a.District, a.Person });
            authenticator.Property(a => a.LastStep).IsConcurrencyToken();
        });
        model.Entity<StoredAct>(act =>
        {
            act.ToTable("account_acts").HasKey(a => a.Id);
            act.HasIndex(a => new { a.District, a.Person, a.At });
            act.HasIndex(a => a.At);
        });
        model.Entity<StoredMail>(mail =>
        {
            mail.ToTable("mails").HasKey(m => m.Id);
            mail.Property(m => m.Tried).IsConcurrencyToken();
            mail.HasIndex(m => m.Due);
        });
        model.Entity<StoredGuess>(guess =>
        {
            guess.ToTable("guesses").HasKey(g => g.Hash);
            guess.HasIndex(g => g.Until);
        });
    }
}
