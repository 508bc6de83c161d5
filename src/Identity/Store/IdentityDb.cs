using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>Identity's own database: credentials and links, keys, and OpenIddict's clients and tokens. Who a person is stays in the roster.</summary>
internal sealed partial class IdentityDb(DbContextOptions<IdentityDb> options) : DbContext(options), IDataProtectionKeyContext
{
    public const string Schema = "identity";

    /// <summary>How the file of an embedded service is opened.</summary>
    public static string File(string folder) => $"Data Source={Path.Combine(folder, "identity.db")}";

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<StoredLink> Links => Set<StoredLink>();

    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();

    public DbSet<StoredKey> Keys => Set<StoredKey>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>For a verb, beside the service or without it.</summary>
    public static IdentityDb Open(IdentityOptions options)
    {
        var store = new DbContextOptionsBuilder<IdentityDb>().UseOpenIddict();
        _ = options.Postgres is { } postgres ? store.UseNpgsql(postgres) : store.UseSqlite(File(options.DataFolder));
        return new((DbContextOptions<IdentityDb>)store.Options);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        if (Database.IsNpgsql())
        {
            model.HasDefaultSchema(Schema);
        }

        model.Entity<Account>(account =>
        {
            account.ToTable("accounts").HasKey(a => new { a.District, a.Person });
            account.Property(a => a.Stamp).IsConcurrencyToken();
        });
        model.Entity<StoredLink>(link =>
        {
            link.ToTable("sign_in_links").HasKey(l => l.Hash);
            link.HasIndex(l => new { l.District, l.Person }).IsUnique();
        });
        model.Entity<EndedSession>(ended => ended.ToTable("ended_sessions").HasKey(e => e.Session));
        model.Entity<StoredKey>(key => key.ToTable("keys").HasKey(k => new { k.Use, k.Number }));
        ShapeApps(model);
        ShapeFederation(model);
        ShapeAccounts(model);
        model.Entity<DataProtectionKey>(key => key.ToTable("data_protection_keys"));
    }
}
