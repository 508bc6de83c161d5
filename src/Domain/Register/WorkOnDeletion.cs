using static DistrictCoaching.Domain.RegisterEvent;

namespace DistrictCoaching.Domain;

/// <summary>The steps of a deletion: each is said once, whoever says it again after a kill.</summary>
public static class WorkOnDeletion
{
    /// <summary>Said before anything is destroyed. What is counted again later, when some of it is gone, counts no more.</summary>
    public static Decision<RegisterEvent> Begin(Register register, DeletionBegan began) =>
        !register.Districts.ContainsValue(began.District) ? Refusal.NotFound
        : register.Deletions.ContainsKey(began.District) ? []
        : [began];

    public static Decision<RegisterEvent> Counted(Register register, DistrictId district, SignInCounts counts) =>
        Of(register, district, deletion => deletion.SignIns is null, new SignInsCounted(district, counts));

    /// <summary>Only after they were counted.</summary>
    public static Decision<RegisterEvent> SignInsDeleted(Register register, DistrictId district) =>
        register.Deletions.GetValueOrDefault(district) is { SignIns: null } ? Refusal.NotAllowed
        : Of(register, district, deletion => !deletion.SignInsGone, new SignInsDeleted(district));

    public static Decision<RegisterEvent> ContentDeleted(Register register, DistrictId district) =>
        Of(register, district, deletion => !deletion.ContentGone, new ContentDeleted(district));

    private static Decision<RegisterEvent> Of(Register register, DistrictId district, Func<Deletion, bool> isNew, RegisterEvent happened) =>
        register.Deletions.GetValueOrDefault(district) is not { } deletion ? Refusal.NotFound : isNew(deletion) ? [happened] : [];
}
