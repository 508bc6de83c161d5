namespace DistrictCoaching.Domain;

/// <summary>What happened in the register of all districts.</summary>
public abstract record RegisterEvent
{
    private RegisterEvent()
    {
    }

    public sealed record DistrictRegistered(DistrictId District, Slug Slug) : RegisterEvent;

    /// <summary>A district of another service is being written; what was written of it before counts no more.</summary>
    /// <param name="Arrival">The number of this place for this district: random, and the same for every archive of it.</param>
    public sealed record ArrivalBegan(DistrictId District, Slug Slug, Guid Arrival) : RegisterEvent;

    /// <summary>All of an archive is written; whoever let the district go says of it the same digest.</summary>
    public sealed record ArrivalWhole(DistrictId District, Guid Archive, Digest Digest) : RegisterEvent;

    /// <summary>It does not come.</summary>
    public sealed record ArrivalDiscarded(DistrictId District) : RegisterEvent;

    /// <summary>From here on the district is no more; nothing of it was destroyed before.</summary>
    /// <param name="Checkpoint">The number of its last signed checkpoint; 0 where there is none.</param>
    /// <param name="Signature">Of that checkpoint.</param>
    public sealed record DeletionBegan(DistrictId District, ClientName By, DateTimeOffset Ordered, DistrictCounts Counts, long Checkpoint, Digest Signature) : RegisterEvent;

    /// <summary>What there is of its sign-ins, counted before they go.</summary>
    public sealed record SignInsCounted(DistrictId District, SignInCounts Counts) : RegisterEvent;

    public sealed record SignInsDeleted(DistrictId District) : RegisterEvent;

    /// <summary>The database was restored to an earlier point, and opened again after everything that was ended since was ended anew.</summary>
    public sealed record DatabaseRestored(Guid Restore) : RegisterEvent;

    /// <summary>Its keys are destroyed and everything but the streams is gone.</summary>
    public sealed record ContentDeleted(DistrictId District) : RegisterEvent;
}
