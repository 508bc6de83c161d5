using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>A subject area, after the two digits that begin a course's code in the School Courses for the Exchange of Data.</summary>
public sealed record Subject(SubjectId Id, string Code, string English, string Spanish)
{
    public string Name(string language) => language == "es" ? Spanish : English;
}

/// <summary>Something a teacher may want to work on, in words that name the work and rate nobody.</summary>
public sealed record Skill(SkillId Id, string English, string Spanish)
{
    public string Name(string language) => language == "es" ? Spanish : English;
}

/// <summary>The subjects and skills that a consent can name. Their ids are the same in every district and for ever.</summary>
public static partial class Taxonomy
{
    private static readonly FrozenDictionary<string, Subject> ByCode = AllSubjects().ToFrozenDictionary(subject => subject.Code);

    public static readonly ImmutableArray<Subject> Subjects = [.. AllSubjects()];

    public static readonly ImmutableArray<Skill> Skills = [.. AllSkills()];

    private static readonly FrozenSet<SubjectId> KnownSubjects = Subjects.Select(subject => subject.Id).ToFrozenSet();
    private static readonly FrozenSet<SkillId> KnownSkills = Skills.Select(skill => skill.Id).ToFrozenSet();

    public static bool Knows(SubjectId subject) => KnownSubjects.Contains(subject);

    public static bool Knows(SkillId skill) => KnownSkills.Contains(skill);

    /// <summary>The subject of a two-digit code; 06, where languages stood until they moved to 24, is read as that.</summary>
    public static Subject? SubjectByCode(string code) => ByCode.GetValueOrDefault(code == "06" ? "24" : code);
}
