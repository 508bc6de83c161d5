using System.Text.Json;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains.Tests;

/// <summary>A command as a client sends it, again and again under one operation, and how many events it makes.</summary>
/// <param name="Given">What happened before, at a silo; gives the id that the command is about.</param>
/// <param name="Ask">Silo, operation and that id; the answer as text, so that answers can be compared.</param>
internal sealed record Command(string Name, Func<TestDistrict, int, Task<Guid>> Given, Func<TestDistrict, int, Guid, Guid, Task<string>> Ask, int Events = 1)
{
    public static readonly IReadOnlyList<Command> All =
    [
        new("grant", Nothing, (d, silo, operation, _) => Text(d.Teacher(silo).GrantConsent(d.Grant(operation)))),
        new("widen", (d, silo) => d.Granted(silo), (d, silo, operation, id) => Text(d.Teacher(silo).WidenConsent(
            new(operation, d.Tess.Value, id, new([ActivityKind.Conversation, ActivityKind.Visit], [TestDistrict.Maths], [], []), null, d.Notice)))),
        new("renew", (d, silo) => d.Granted(silo), (d, silo, operation, id) => Text(d.Teacher(silo).RenewConsent(new(operation, d.Tess.Value, id, d.Today.AddDays(90), d.Notice)))),
        new("pause", (d, silo) => d.Granted(silo), (d, silo, operation, id) => Text(d.Teacher(silo).PauseConsent(new(operation, d.Tess.Value, id)))),
        new("resume", Paused, (d, silo, operation, id) => Text(d.Teacher(silo).ResumeConsent(new(operation, d.Tess.Value, id)))),
        new("withdraw", (d, silo) => d.Granted(silo), (d, silo, operation, id) => Text(d.Teacher(silo).WithdrawConsent(new(operation, d.Tess.Value, id)))),
        new("decline proposal", Nothing, (d, silo, operation, _) => Text(d.Teacher(silo).DeclineProposal(new(operation, d.Tess.Value)))),
        new("end", (d, silo) => d.Granted(silo), (d, silo, operation, _) => Text(d.Teacher(silo).EndPartnership(new(operation, d.Cora.Value, d.Cora.Value)))),
        new("move stage", (d, silo) => d.Granted(silo), (d, silo, operation, _) => Text(d.Teacher(silo).MoveStage(new(operation, d.Tess.Value, d.Cora.Value, Stage.Partnering)))),
        new("record", (d, silo) => d.Granted(silo), (d, silo, operation, _) => Text(d.Teacher(silo).RecordActivity(d.Talk(operation)))),
        new("answer record", Recorded, (d, silo, operation, id) => Text(d.Teacher(silo).AnswerRecord(new(operation, d.Tess.Value, id, true)))),
        new("answer invitation", (d, silo) => d.Invited(silo), (d, silo, operation, id) => Text(d.Teacher(silo).AnswerInvitation(new(operation, d.Tess.Value, id, InvitationAnswer.Hesitant)))),
        new("assign evaluator", Nothing, (d, silo, operation, _) => Text(d.Teacher(silo).AssignEvaluator(new(operation, d.Pia.Value, d.Tim.Value, new(d.Today, d.Today.AddDays(9)))))),
        new("release evaluator", Assigned, (d, silo, operation, _) => Text(d.Teacher(silo).ReleaseEvaluator(new(operation, d.Pia.Value, d.Tim.Value)))),
        new("publish profile", Nothing, (d, silo, operation, _) => Text(d.Coach(d.Cora, silo).PublishProfile(TestDistrict.Profile(operation, d.Cora)))),
        new("send invitation", Nothing, (d, silo, operation, _) => Text(d.Coach(d.Cora, silo).SendInvitation(new(operation, d.Cora.Value, d.Tess.Value)))),
        new("introduce", Nothing, (d, silo, operation, _) => Text(d.School(silo).IntroduceCoach(new(operation, d.Pia.Value, d.Cleo.Value)))),
        new("publish notice", Nothing, (d, silo, operation, _) => Text(d.District(silo).PublishNotice(new(operation, d.Dora.Value, NoticeLanguage.English, "Anew.")))),
        new("set policy", Nothing, (d, silo, operation, _) => Text(d.District(silo).SetPolicy(new(operation, d.Dora.Value, new(60, 5, 12))))),
        new("set import policy", Nothing, (d, silo, operation, _) => Text(d.District(silo).SetImportPolicy(new(operation, d.Dora.Value, new(false, new(1, 2), new(3, 4), new(5, 6), new(7, 8)))))),
        new("assign role", Nothing, (d, silo, operation, _) => Text(d.Roster(silo).AssignRole(new(operation, d.Dora.Value, d.Tim.Value, Role.Coach, d.Hill.Value, null)))),
        new("withdraw role", Coaching, (d, silo, operation, _) => Text(d.Roster(silo).WithdrawRole(new(operation, d.Dora.Value, d.Tim.Value, Role.Coach, d.Hill.Value, null)))),
    ];

    /// <summary>Whatever the grain's memory holds at a silo is warmed: it stands as it is now.</summary>
    public static async Task Warm(TestDistrict d, int silo)
    {
        await d.Teacher(silo).Own();
        await d.Teacher(silo).Coverage(d.Covers);
        await d.Teacher(silo).AssignEvaluator(new(Guid.NewGuid(), d.Tim.Value, d.Pia.Value, new(d.Today, d.Today)));    // refused; remembers the asker
        await d.Coach(d.Cora, silo).Profile();
        await d.District(silo).Get();
        await d.School(silo).IntroduceCoach(new(Guid.NewGuid(), d.Tess.Value, d.Cleo.Value));
        await d.Roster(silo).AssignRole(new(Guid.NewGuid(), d.Tess.Value, d.Tim.Value, Role.Coach, d.Hill.Value, null));
    }

    public override string ToString() => Name;

    private static Task<Guid> Nothing(TestDistrict d, int silo) => Task.FromResult(Guid.Empty);

    private static async Task<Guid> Paused(TestDistrict d, int silo)
    {
        var consent = await d.Granted(silo);
        TestDistrict.Accepted(await d.Teacher(silo).PauseConsent(new(Guid.NewGuid(), d.Tess.Value, consent)));
        return consent;
    }

    private static async Task<Guid> Recorded(TestDistrict d, int silo)
    {
        await d.Granted(silo);
        return await d.Recorded(silo);
    }

    private static async Task<Guid> Assigned(TestDistrict d, int silo)
    {
        TestDistrict.Accepted(await d.Teacher(silo).AssignEvaluator(new(Guid.NewGuid(), d.Pia.Value, d.Tim.Value, new(d.Today, d.Today.AddDays(9)))));
        return Guid.Empty;
    }

    private static async Task<Guid> Coaching(TestDistrict d, int silo)
    {
        TestDistrict.Accepted(await d.Roster(silo).AssignRole(new(Guid.NewGuid(), d.Dora.Value, d.Tim.Value, Role.Coach, d.Hill.Value, null)));
        return Guid.Empty;
    }

    private static async Task<string> Text<T>(Task<Answer<T>> asked)
        where T : class => JsonSerializer.Serialize(TestDistrict.Accepted(await asked));
}
