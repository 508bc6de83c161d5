using System.Security.Cryptography;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Bench;

/// <summary>The same change as a plain service would write it: event, projection row, operation. It has no version check, no guard and no chain, which makes it cheaper than ours.</summary>
internal sealed class PlainChange
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    public Guid Tenant { get; } = Guid.NewGuid();

    public Guid Teacher { get; } = Guid.NewGuid();

    public Guid Consent { get; } = Guid.NewGuid();

    public Guid Partner { get; } = Guid.NewGuid();

    public long Version { get; private set; }

    public bool Paused => Version % 2 == 1;

    public static DateOnly From => Today;

    public static DateOnly Until => Today.AddDays(100);

    public byte[] Hash { get; } = RandomNumberGenerator.GetBytes(32);

    public byte[] Request { get; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>The next one; a teacher's changes come one after the other.</summary>
    public Stored Next()
    {
        Version++;
        return Catalogue.Write(Paused ? new TeacherEvent.ConsentPaused(new(Consent), From) : new TeacherEvent.ConsentResumed(new(Consent), new(From, Until)));
    }
}
