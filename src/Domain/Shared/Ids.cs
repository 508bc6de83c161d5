namespace DistrictCoaching.Domain;

/// <summary>A district: the tenant. Opaque, random and for ever; its slug is a renameable alias.</summary>
public readonly record struct DistrictId(Guid Value)
{
    /// <summary>Where the service keeps what belongs to no district: the register of districts. No person is in it.</summary>
    public static readonly DistrictId Service = new(new("ffffffff-ffff-4fff-bfff-ffffffffffff"));
}

public readonly record struct SchoolId(Guid Value);

public readonly record struct PersonId(Guid Value);

public readonly record struct ConsentId(Guid Value);

public readonly record struct InvitationId(Guid Value);

public readonly record struct ActivityId(Guid Value);

public readonly record struct NoticeId(Guid Value);

public readonly record struct SubjectId(Guid Value);

public readonly record struct SkillId(Guid Value);

/// <summary>One sealed item in the content store.</summary>
public readonly record struct ContentId(Guid Value);
