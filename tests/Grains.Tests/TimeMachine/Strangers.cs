using System.Text.Json;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>People of one district with ids of another: its grains do not answer them at all, and in their own district an id of the other's is one that does not exist.</summary>
internal sealed class Strangers(World own, World other, Tally tally)
{
    public async Task Try(Step step)
    {
        await AreDenied(step);
        await KnowNothing(step);
    }

    private async Task AreDenied(Step step)
    {
        var grains = own.Of(step.Silo);
        var (teacher, coach) = (grains.Teacher(other.District, new(other.Ids[step.Teacher])), grains.Coach(other.District, new(other.Ids[step.Partner])));
        var (by, id) = (own.Ids[step.Partner], Guid.NewGuid());
        Func<Task>[] asks =
        [
            teacher.Own, teacher.Verify, () => teacher.Journal(0, 10), () => teacher.Partnership(by), () => teacher.ReadNote(new(other.Ids[step.Partner], Some(other.Model.Done.Select(done => done.Id), step))),
            () => teacher.WithdrawConsent(new(id, other.Ids[step.Teacher], Some(other.Model.Words.Select(words => words.Id), step))), () => teacher.EndPartnership(new(id, by, by)),
            () => teacher.AssignEvaluator(new(id, other.Ids[People.Dora], by, Today)), coach.Profile, () => coach.SendInvitation(new(id, other.Ids[step.Partner], by)),
            () => grains.School(other.District, new(other.School(People.Hill)!.Value)).IntroduceCoach(new(id, other.Ids[People.Dora], by)),
            () => grains.District(other.District).Get(), () => grains.Roster(other.District).AssignRole(new(id, other.Ids[People.Dora], by, Role.Coach, null, null)),
        ];
        await Assert.ThrowsAsync<TenantException>(asks[step.B % asks.Length]);
        tally.Add("a stranger is denied");
    }

    private async Task KnowNothing(Step step)
    {
        var (silo, self, dora) = (step.Silo, own.Ids[step.Teacher], own.Ids[People.Dora]);
        var (grains, teacher) = (own.Of(silo), own.Teacher(step.Teacher, silo));
        var scope = new ScopeView([ActivityKind.Conversation], [Taxonomy.Subjects[1].Id.Value], [], []);
        var (person, consent, activity) = (other.Ids[step.Partner], Some(other.Model.Words.Select(words => words.Id), step), Some(other.Model.Done.Select(done => done.Id), step));
        var invitation = Some(other.Model.Invitations.Select(sent => sent.Id), step);
        (Guid Foreign, Func<Guid, Task<string>> Ask)[] asks =
        [
            (person, id => Text(teacher.GrantConsent(new(Guid.NewGuid(), self, id, PartnerKind.Coach, PresetKind.FullCycle, scope, Today, own.Notice, null)))),
            (other.Notice, id => Text(teacher.GrantConsent(new(Guid.NewGuid(), self, own.Ids[People.Cora], PartnerKind.Coach, PresetKind.FullCycle, scope, Today, id, null)))),
            (person, id => Text(teacher.MoveStage(new(Guid.NewGuid(), self, id, Stage.Partnering)))),
            (person, id => Text(teacher.EndPartnership(new(Guid.NewGuid(), self, id)))),
            (person, id => Text(teacher.AssignEvaluator(new(Guid.NewGuid(), dora, id, Today)))),
            (person, id => Text(teacher.Partnership(id))),
            (person, id => Text(teacher.Coverage(new(id, ActivityKind.Conversation, scope.Subjects[0], Taxonomy.Skills[0].Id.Value, own.Model.Today)))),
            (person, id => Text(grains.Teacher(own.District, new(id)).Own())),
            (person, id => Text(grains.Teacher(own.District, new(id)).Journal(0, 10))),
            (person, id => Text(grains.Coach(own.District, new(id)).Profile())),
            (person, id => Text(own.Coach(People.Cora, silo).SendInvitation(new(Guid.NewGuid(), own.Ids[People.Cora], id)))),
            (person, id => Text(own.Roster(silo).AssignRole(new(Guid.NewGuid(), dora, id, Role.Coach, null, null)))),
            (other.School(People.Hill)!.Value, id => Text(grains.School(own.District, new(id)).IntroduceCoach(new(Guid.NewGuid(), dora, own.Ids[People.Cora])))),
            (consent, id => Text(teacher.WithdrawConsent(new(Guid.NewGuid(), self, id)))),
            (consent, id => Text(teacher.RenewConsent(new(Guid.NewGuid(), self, id, Today.Until, own.Notice)))),
            (consent, id => Text(teacher.Receipt(id))),
            (activity, id => Text(teacher.ReadNote(new(self, id)))),
            (activity, id => Text(teacher.AnswerRecord(new(Guid.NewGuid(), self, id, true)))),
            (invitation, id => Text(teacher.AnswerInvitation(new(Guid.NewGuid(), self, id, InvitationAnswer.Interested)))),
        ];
        var before = await own.Heads();
        var (foreign, ask) = asks[step.C % asks.Length];
        if (!own.Operations.Contains(foreign))    // the same id may have been used in both
        {
            Assert.Equal(await ask(Guid.NewGuid()), await ask(foreign));
            Assert.Equal(before, await own.Heads());
            tally.Add("an id of the other district");
        }
    }

    private DaysView Today => new(own.Model.Today, own.Model.Today.AddDays(9));

    private static Guid Some(IEnumerable<Guid> ids, Step step) => ids.ToList() is { Count: > 0 } all ? all[step.A % all.Count] : Guid.NewGuid();

    private static async Task<string> Text<T>(Task<T> answer) => JsonSerializer.Serialize(await answer);
}
