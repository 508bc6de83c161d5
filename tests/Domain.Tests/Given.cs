using System.Collections.Immutable;
using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain.Tests;

/// <summary>The few people, days and words that the examples share. Mon to Fri are days of one week.</summary>
internal static class Given
{
    public static readonly DateOnly Mon = new(2025, 9, 8), Tue = Mon.AddDays(1), Wed = Mon.AddDays(2), Thu = Mon.AddDays(3), Fri = Mon.AddDays(4),
        YearEnd = new(2026, 6, 30), SemesterEnd = new(2026, 1, 16);

    public static readonly PersonId Tess = Person(), Ana = Person(), Ben = Person(), Cas = Person(), Pia = Person(), Dora = Person();

    public static readonly SchoolId Hill = new(Guid.NewGuid()), Lake = new(Guid.NewGuid());

    public static readonly SubjectId Maths = Taxonomy.Subjects[1].Id, Music = Taxonomy.Subjects[4].Id, NoSubject = new(Guid.NewGuid());

    public static readonly SkillId Questions = Taxonomy.Skills[0].Id, Groups = Taxonomy.Skills[4].Id, NoSkill = new(Guid.NewGuid());

    public static readonly NoticeId Notice = new(Guid.NewGuid()), NoticeEs = new(Guid.NewGuid()), OldNotice = new(Guid.NewGuid());

    public static readonly ConsentId Id = new(Guid.NewGuid()), Other = new(Guid.NewGuid());

    public static readonly PersonFacts
        Herself = Knows(Tess, At(Role.Teacher, Hill)),
        CoachAna = Knows(Ana, At(Role.Coach)),
        CoachBen = Knows(Ben, At(Role.Coach)),
        PeerCas = Knows(Cas, At(Role.Teacher, Hill)),
        LeaderPia = Knows(Pia, At(Role.SchoolLeader, Hill)),
        LeadDora = Knows(Dora, At(Role.DistrictLead));

    public static readonly Calendar Year = new(YearEnd, SemesterEnd);

    public static readonly Scope Talk = Scope.Of([ActivityKind.Conversation], [Maths], [Questions]);

    public static readonly ConsentGranted Granted = Grant(Id, Ana, Talk, new(Mon, Fri));

    public static readonly ConsentGranted Trial = Granted with { Preset = PresetKind.OneConversation, Uses = 1 };

    public static readonly Act Spoken = new(ActivityKind.Conversation, Maths, Questions, Mon);

    public static readonly Surroundings OnTue = On(Tue), OnWed = On(Wed);

    public static Surroundings On(DateOnly today, PersonFacts? partner = null, PersonFacts? teacher = null) =>
        new(today, Year, [Notice, NoticeEs], teacher ?? Herself, partner ?? CoachAna);

    public static ConsentGranted Grant(ConsentId id, PersonId partner, Scope scope, Days days, DateOnly? on = null) =>
        new(id, partner, PartnerKind.Coach, PresetKind.ThinkTogether, scope, days, null, Notice, null, on ?? days.From);

    public static Membership At(Role role, SchoolId? school = null, DateOnly? from = null, DateOnly? until = null) =>
        new(role, school, new(from ?? new(2024, 8, 1), until ?? YearEnd));

    public static PersonFacts Knows(PersonId person, params ImmutableArray<Membership> memberships) => new(person, [], memberships);

    /// <summary>A person who was away from a day until the day before another.</summary>
    public static PersonFacts Back(this PersonFacts person, DateOnly from, DateOnly on) => person with { Absences = person.Absences.Add(new(from, on.AddDays(-1))) };

    /// <summary>A person who was sealed on a day.</summary>
    public static PersonFacts ClosedOn(this PersonFacts person, DateOnly on) => person with { Sealings = person.Sealings.Add(Sealing.From(on)) };

    public static PersonFacts Away(this PersonFacts person, DateOnly from) => person with { Absences = person.Absences.Add(Days.Since(from)) };

    public static ContentRef Sealed() => new(new(Guid.NewGuid()), new(Guid.NewGuid().ToByteArray()));

    public static Teacher After(params IEnumerable<TeacherEvent> history) => history.Aggregate(new Teacher(), Teacher.Evolve);

    private static PersonId Person() => new(Guid.NewGuid());
}
