using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

// What concerns districts' own providers.
internal sealed partial class IdentityDb
{
    public DbSet<StoredProviderLink> ProviderLinks => Set<StoredProviderLink>();

    public DbSet<StoredDomain> Domains => Set<StoredDomain>();

    private static void ShapeFederation(ModelBuilder model)
    {
        model.Entity<StoredProviderLink>(link =>
        {
            link.ToTable("provider_links").HasKey(l => new { l.District, l.Person });
            link.HasIndex(l => new { l.District, l.Subject }).IsUnique();
            link.Property(l => l.Stamp).IsConcurrencyToken();
        });
        model.Entity<StoredDomain>(domain => domain.ToTable("sign_in_domains").HasKey(d => new { d.Domain, d.District }));
    }
}
