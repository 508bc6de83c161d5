using System.Security.Cryptography;
using CsCheck;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests;

/// <summary>Random histories that could have happened, one list of events for each kind of stream.</summary>
internal static class Histories
{
    private static readonly Gen<Digest> Digests = Gen.Byte.Array[32].Select(bytes => new Digest(bytes));
    private static readonly Gen<ContentRef> Refs = Gen.Select(Gen.Guid, Digests, (item, commitment) => new ContentRef(new(item), commitment));
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 400].Select(day => new DateOnly(2026, 1, 1).AddDays(day));
    private static readonly Gen<Days> DaysGen = Gen.Select(Day, Gen.Int[0, 90], (from, length) => new Days(from, from.AddDays(length)));
    private static readonly Gen<SubjectId> Subject = One([.. Taxonomy.Subjects.Select(subject => subject.Id)]);
    private static readonly Gen<SkillId> Skill = One([.. Taxonomy.Skills.Select(skill => skill.Id)]);
    private static readonly Gen<Scope> ScopeGen = Gen.Select(
        Gen.Enum<ActivityKind>().Array[1, 3], Subject.Array[1, 3], Skill.Array[0, 2], Gen.Enum<DayOfWeek>().Array[0, 2], (kinds, subjects, skills, weekdays) => Scope.Of(kinds, subjects, skills, weekdays));

    /// <summary>Ids come from small pools, so that events meet.</summary>
    private static readonly Guid[] Pool = [.. Enumerable.Range(1, 8).Select(i => new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]))];
    private static readonly Gen<Guid> Some = One(Pool);
    private static readonly Gen<PersonId> Person = Some.Select(id => new PersonId(id));
    private static readonly Gen<SchoolId> SchoolGen = Some.Select(id => new SchoolId(id));
    private static readonly Gen<ConsentId> ConsentGen = Some.Select(id => new ConsentId(id));

    private static readonly Gen<TeacherEvent> Stages = Gen.Select(Person, Gen.Enum<Stage>(), (with, stage) => (TeacherEvent)new TeacherEvent.StageMoved(with, stage));

    private static readonly Gen<TeacherEvent> TeacherEvents = Gen.OneOf(
        Gen.Select(
            Gen.Select(ConsentGen, Person, Gen.Enum<PartnerKind>(), Gen.Enum<PresetKind>()), Gen.Select(ScopeGen, DaysGen, Gen.Int[1, 3].Nullable(), Some), Gen.Select(Some.Nullable(), Day),
            (who, what, rest) => (TeacherEvent)new TeacherEvent.ConsentGranted(
                who.Item1, who.Item2, who.Item3, who.Item4, what.Item1, what.Item2, what.Item3, new(what.Item4), rest.Item1 is { } invitation ? new(invitation) : null, rest.Item2)),
        Gen.Select(ConsentGen, ScopeGen, DaysGen, Some, (id, scope, days, notice) => (TeacherEvent)new TeacherEvent.ConsentWidened(id, scope, days, new(notice))),
        Gen.Select(ConsentGen, DaysGen, Some, (id, days, notice) => (TeacherEvent)new TeacherEvent.ConsentRenewed(id, days, new(notice))),
        Gen.Select(ConsentGen, Day, (id, from) => (TeacherEvent)new TeacherEvent.ConsentPaused(id, from)),
        Gen.Select(ConsentGen, DaysGen, (id, days) => (TeacherEvent)new TeacherEvent.ConsentResumed(id, days)),
        ConsentGen.Select(id => (TeacherEvent)new TeacherEvent.ConsentWithdrawn(id)),
        Gen.Select(ConsentGen, Gen.Enum<Ending>(), (id, why) => (TeacherEvent)new TeacherEvent.ConsentEnded(id, why)),
        Stages,
        Gen.Select(
            Gen.Select(Gen.Guid, Person, Person), Gen.Select(Gen.Enum<ActivityKind>(), Subject, Skill, Day), Gen.Int[1, 90], Refs.Null(),
            (who, act, minutes, note) => (TeacherEvent)new TeacherEvent.ActivityRecorded(
                new(who.Item1), who.Item2, who.Item3, new(act.Item1, act.Item2, act.Item3, act.Item4), minutes, act.Item4, note)),
        Some.Select(id => (TeacherEvent)new TeacherEvent.ActivityConfirmed(new(id))),
        Some.Select(id => (TeacherEvent)new TeacherEvent.ActivityDisputed(new(id))),
        Gen.Guid.Select(operation => (TeacherEvent)new TeacherEvent.ProposalDeclined(operation)),
        Gen.Select(Some, Refs, (invitation, answer) => (TeacherEvent)new TeacherEvent.InvitationAnswered(new(invitation), answer)),
        Gen.Select(Person, DaysGen, (evaluator, days) => (TeacherEvent)new TeacherEvent.EvaluatorAssigned(evaluator, days)),
        Gen.Select(Person, Day, (evaluator, from) => (TeacherEvent)new TeacherEvent.EvaluatorReleased(evaluator, from)));

    private static readonly Gen<Membership> MembershipGen = Gen.Select(Gen.Enum<Role>(), Some.Nullable(), DaysGen, (role, school, days) => new Membership(role, school is { } at ? new(at) : null, days));

    /// <summary>Everybody and every school of the pool is listed first.</summary>
    private static readonly Gen<RosterEvent> RosterEvents = Gen.OneOf(
        Gen.Select(SchoolGen, Refs, Digests, (school, name, print) => (RosterEvent)new RosterEvent.SchoolRenamed(school, name, print)),
        SchoolGen.Select(school => (RosterEvent)new RosterEvent.SchoolClosed(school)),
        SchoolGen.Select(school => (RosterEvent)new RosterEvent.SchoolReopened(school)),
        Gen.Select(DaysGen, Gen.Int[2026, 2029], DaysGen.Array[0, 2], (days, ending, semesters) => (RosterEvent)new RosterEvent.SchoolYearListed(days, ending, [.. semesters])),
        Gen.Select(Person, Digests, (person, match) => (RosterEvent)new RosterEvent.PersonMatched(person, match)),
        Gen.Select(Person, Refs, Digests, Digests.Array[0, 2], (person, identity, print, logins) => (RosterEvent)new RosterEvent.PersonChanged(person, identity, print, [.. logins])),
        Gen.Select(Person, MembershipGen.Array[0, 3], (person, memberships) => (RosterEvent)new RosterEvent.MembershipsChanged(person, [.. memberships])),
        Gen.Select(Person, Subject.Array[0, 3], (person, subjects) => (RosterEvent)new RosterEvent.SubjectsTaughtChanged(person, [.. subjects])),
        Gen.Select(Person, Day, (person, on) => (RosterEvent)new RosterEvent.PersonLeft(person, on)),
        Gen.Select(Person, Day, (person, on) => (RosterEvent)new RosterEvent.PersonReturned(person, on)),
        Gen.Select(Gen.Enum<MatchKeyKind>(), Person, (kind, by) => (RosterEvent)new RosterEvent.MatchKeySet(new(kind, kind == MatchKeyKind.UserId ? new("staff") : null), by)),
        Gen.Select(Person, Digests, (person, match) => (RosterEvent)new RosterEvent.PersonRelinked(person, match)),
        Gen.Select(Person, Digests.Array[0, 2], (person, records) => (RosterEvent)new RosterEvent.RecordsChanged(person, [.. records])),
        Gen.Select(Gen.Select(Digests, Gen.Enum<Role>(), (word, role) => new MappingRule(word, role)).Array[0, 3], Refs, Person, (rules, text, by) => (RosterEvent)new RosterEvent.MappingRulesSet([.. rules], text, by)),
        Gen.Select(Person, Digests.Array[0, 2], Gen.Select(Digests, SchoolGen, DaysGen, (word, school, days) => new RoleWord(word, school, days)).Array[0, 2], (person, titles, words) => (RosterEvent)new RosterEvent.PersonDescribed(person, [.. titles], [.. words])),
        Gen.Select(Person, MembershipGen.Array[0, 3], (person, memberships) => (RosterEvent)new RosterEvent.RolesMapped(person, [.. memberships])),
        Gen.Select(Person, Person, Day, (kept, merged, on) => (RosterEvent)new RosterEvent.PersonsMerged(kept, merged, on, kept)),
        Gen.Select(Person, Person, (kept, merged) => (RosterEvent)new RosterEvent.MergeConfirmed(kept, merged, merged)),
        Gen.Select(Person, SchoolGen, Day, (person, school, on) => (RosterEvent)new RosterEvent.SchoolEntered(person, school, on)),
        Gen.Select(Person, Refs.Null(), (person, name) => (RosterEvent)new RosterEvent.PersonNamed(person, name)),
        Gen.Select(Gen.Int[2026, 2029], Gen.Select(Gen.Enum<TermKind>(), DaysGen, (kind, days) => new Term(kind, days)).Array[0, 3], (ending, terms) => (RosterEvent)new RosterEvent.TermsListed(ending, [.. terms])),
        Gen.Select(Person, Day, Day, (person, on, had) => (RosterEvent)new RosterEvent.PersonUnsealed(person, on, had)),
        Gen.Select(Person, Day, Gen.Enum<SealCause>(), (person, on, why) => (RosterEvent)new RosterEvent.PersonSealed(person, on, why)),
        Gen.Select(Person, MembershipGen, Some.Nullable(), (person, membership, by) => (RosterEvent)new RosterEvent.RoleAssigned(person, membership, by is { } who ? new(who) : null)),
        Gen.Select(Person, Gen.Enum<Role>(), Some.Nullable(), Day, (person, role, school, on) => (RosterEvent)new RosterEvent.RoleWithdrawn(person, role, school is { } at ? new(at) : null, on, null)),
        Gen.Select(Gen.Guid, Person, Gen.Int[0, 99], (import, by, listed) => (RosterEvent)new RosterEvent.RosterImported(import, by, ImportSummary.Nothing with { PeopleListed = listed })));

    public static readonly Gen<TeacherEvent[]> OfTeachers = TeacherEvents.Array[0, 60];

    public static readonly Gen<RosterEvent[]> OfRosters = RosterEvents.Array[0, 60].Select(happened => (RosterEvent[])[.. Listed(), .. happened]);

    public static readonly Gen<CoachEvent[]> OfCoaches = Gen.OneOf(
        Gen.Select(Gen.Int[0, 60], Gen.Int[1990, 2026].Nullable(), Subject.Array[0, 3], Refs, (years, last, subjects, said) => (CoachEvent)new CoachEvent.ProfilePublished(new(years, last, [.. subjects]), said)),
        Gen.Select(Gen.Guid, Person, Day, (id, teacher, on) => (CoachEvent)new CoachEvent.InvitationSent(new(id), teacher, on))).Array[0, 20];

    public static readonly Gen<DistrictEvent[]> OfDistricts = Gen.OneOf(
        Gen.Select(Gen.Enum<DistrictKind>(), Refs, (kind, name) => (DistrictEvent)new DistrictEvent.DistrictFounded(kind, new("America/Chicago"), name)),
        Gen.Select(Gen.Guid, Gen.Int[1, 9], Gen.Enum<NoticeLanguage>(), Refs, (id, number, language, text) => (DistrictEvent)new DistrictEvent.NoticePublished(new(id), number, language, text)),
        Gen.Select(Gen.Int[14, 365], Gen.Int[1, 50], Gen.Int[5, 50], (cooldown, sendings, threshold) => (DistrictEvent)new DistrictEvent.PolicySet(new(cooldown, sendings, threshold)))).Array[0, 20];

    public static readonly Gen<SchoolEvent[]> OfSchools = Gen.Select(Person, Day, (coach, on) => (SchoolEvent)new SchoolEvent.CoachIntroduced(coach, on)).Array[0, 20];

    public static readonly Gen<RegisterEvent[]> OfRegisters =
        Gen.Select(Gen.Guid, Gen.Int[1, 9], (id, number) => (RegisterEvent)new RegisterEvent.DistrictRegistered(new(id), new($"slug-{number}"))).Array[0, 20];

    public static readonly Gen<ChangesEvent[]> OfFeeds = Gen.Select(
        Gen.Int[1, 9], Day, Gen.Select(Gen.Enum<DirectoryEntity>(), Gen.Enum<DirectoryAction>(), Some, (entity, action, id) => new DirectoryChange(entity, action, id)).Array[1, 3],
        (roster, on, changes) => (ChangesEvent)new ChangesEvent.ChangesPublished(roster, on, [.. changes])).Array[0, 20];

    /// <summary>One webhook, with messages that are accepted, fail, die and are sent again.</summary>
    public static readonly Gen<WebhooksEvent[]> OfWebhooks = Gen.Select(
        Gen.Select(Refs, Refs, Refs, Gen.Enum<WebhookKind>().Array[1, 3]), Gen.Int[0, 3].Array[0, 20],
        (made, courses) => (WebhooksEvent[])
        [
            new WebhooksEvent.WebhookCreated(Pool[0], new(Pool[1]), made.Item1, new(Pool[2], made.Item2), [.. made.Item4], 3, At(0)),
            new WebhooksEvent.WebhookSecretRotated(Pool[0], new(Pool[3], made.Item3), At(9)),
            .. courses.Index().SelectMany(course => Course(course.Index + 1, course.Item)),
            new WebhooksEvent.WebhookDisabled(Pool[0], WebhookStop.Failing, At(1)), new WebhooksEvent.WebhookSecretExpired(Pool[0]),
        ]);

    /// <summary>So many events of one teacher: a hundred of all kinds, then such as are quickly folded.</summary>
    public static IEnumerable<TeacherEvent> Teacher(int count) =>
        [.. TeacherEvents.Array[Math.Min(count, 100)].Generate(new PCG(1), null, out _), .. Stages.Array[Math.Max(0, count - 100)].Generate(new PCG(2), null, out _)];

    private static IEnumerable<RosterEvent> Listed() => Pool.SelectMany(id => new RosterEvent[]
    {
        new RosterEvent.SchoolListed(new(id), Digest(id), new(new(id), Digest(id)), Digest(id)),
        new RosterEvent.PersonListed(new(id), id == Pool[0] ? null : Digest(id), new(new(id), Digest(id)), Digest(id), [Digest(id)]),
    });

    private static WebhooksEvent[] Course(int at, int course)
    {
        var message = new Guid(at, 1, 0, [0, 0, 0, 0, 0, 0, 0, 2]);
        WebhooksEvent begun = course == 3 ? new WebhooksEvent.TestBegun(Pool[0], message, At(at)) : new WebhooksEvent.MessageBegun(Pool[0], message, at, at + 1, At(at));
        return course switch
        {
            0 => [begun, new WebhooksEvent.MessageAccepted(Pool[0], message, 204, At(at))],
            1 => [begun, new WebhooksEvent.MessageNotAccepted(Pool[0], message, DeliveryFailure.Status, 500, At(at), At(at + 1))],
            _ => [begun, new WebhooksEvent.MessageNotAccepted(Pool[0], message, DeliveryFailure.TooSlow, null, At(at), null), new WebhooksEvent.MessageRenewed(Pool[0], message, At(at))],
        };
    }

    private static DateTimeOffset At(int hour) => new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour);

    private static Gen<T> One<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    private static Digest Digest(Guid id) => new(SHA256.HashData(id.ToByteArray()));
}
