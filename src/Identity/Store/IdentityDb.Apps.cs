using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <content>What concerns applications.</content>
internal sealed partial class IdentityDb
{
    public DbSet<StoredApp> Apps => Set<StoredApp>();

    public DbSet<StoredGrant> Grants => Set<StoredGrant>();

    public DbSet<UsedAssertion> UsedAssertions => Set<UsedAssertion>();

    private static void ShapeApps(ModelBuilder model)
    {
        model.Entity<StoredApp>(app =>
        {
            app.ToTable("apps").HasKey(a => a.ClientId);
            app.HasIndex(a => new { a.District, a.Operation }).IsUnique();
        });
        model.Entity<StoredGrant>(grant =>
        {
            grant.ToTable("app_grants").HasKey(g => new { g.District, g.Person, g.ClientId });
            grant.HasIndex(g => g.ClientId);
        });
        model.Entity<UsedAssertion>(used => used.ToTable("used_assertions").HasKey(u => u.Hash));
    }
}
