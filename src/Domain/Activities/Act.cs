namespace DistrictCoaching.Domain;

/// <summary>What a consent is asked for: one activity on one subject and skill on one local day.</summary>
public sealed record Act(ActivityKind Kind, SubjectId Subject, SkillId Skill, DateOnly Day);
