using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

internal sealed partial class History
{
    private async Task ChangeRoster(Step step)
    {
        var people = Model.People;
        var person = step.A % 4 == 0 ? step.Partner : step.Teacher;
        switch (step.Kind)
        {
            case Kind.Leave when people.Here(person) && person < People.Pia:
                told.Append($"{Name(person)} leaves");
                Model.Left(person);
                await world.Import(step.Silo);
                tally.Add("leave");
                break;
            case Kind.Return when Enumerable.Range(0, People.Count).FirstOrDefault(away => !people.Here(away), -1) is >= 0 and var away:
                Sleep(Choose(step.B, 1, 5, 30, 58, 59, 60, 61, 62, 75));
                told.Append($", {Name(away)} returns");
                var days = Model.Returned(away);
                await world.Import(step.Silo);
                tally.Add("return", (days is 60, "after 60 days"), (days is 61, "after 61 days"), (days > 61, "after more"), (Model.Words.Any(words => words.Teacher == away && words is { Waits: true, Over: false }), "to resume"));
                break;
            case Kind.Move when people.Here(person):
                await Move(person, step.Silo);
                break;
            case Kind.Lead when people.Here(step.Partner):
                await Lead(step);
                break;
            case Kind.TakeRole:
                await TakeRole(step);
                break;
            default:
                break;
        }
    }

    private async Task Move(int person, int silo)
    {
        var works = Model.People.Roles.FirstOrDefault(serves => serves.Person == person && serves.Role == Role.Teacher && serves.Until > Model.Today);
        if (works is not null)
        {
            Model.People.Stop(works, Model.Today);
        }

        var moved = new Serves(person, Role.Teacher, 3 - (works?.School ?? People.Hill), Model.Today, Model.Today.AddDays(3000), false);
        Model.People.Roles.Add(moved);
        told.Append($"{Name(person)} moves to school {moved.School}");
        Model.EndEvaluated();
        await world.Import(silo);
        tally.Add("move");
    }

    /// <summary>Somebody leads Hill beside Pia, until the next of these steps.</summary>
    private async Task Lead(Step step)
    {
        var people = Model.People;
        var leads = people.Roles.FirstOrDefault(serves => serves.Person != People.Pia && serves is { Role: Role.SchoolLeader, ByHand: false } && serves.Until > Model.Today);
        if (leads is null)
        {
            people.Roles.Add(new(step.Partner, Role.SchoolLeader, People.Hill, Model.Today, Model.Today.AddDays(3000), false));
        }
        else if (people.Here(leads.Person))
        {
            people.Stop(leads, Model.Today);
        }
        else
        {
            return;    // no file says anything of who is away
        }

        told.Append($"{Name(leads?.Person ?? step.Partner)} {(leads is null ? "leads" : "no longer leads")} Hill");
        Model.EndEvaluated();
        await world.Import(step.Silo);
        tally.Add("lead", (leads is not null, "no longer"), (leads?.From == Model.Today, "no longer on the same day"));
    }

    /// <summary>The district lead makes a teacher a coach or a coach a leader for some days, or takes it back.</summary>
    private async Task TakeRole(Step step)
    {
        var (person, roles) = (step.Partner, Model.People.Roles);
        if (roles.FirstOrDefault(serves => serves.Person == person && serves.ByHand && serves.From <= Model.Today && serves.Until > Model.Today) is { } given)
        {
            told.Append($"{Name(person)} is no longer {given.Role}");
            Assert.Null((await world.Roster(step.Silo).WithdrawRole(new(Guid.NewGuid(), Ids[People.Dora], Ids[person], given.Role, world.School(given.School), null))).Refusal);
            foreach (var same in roles.Where(serves => (serves.Person, serves.Role, serves.School, serves.ByHand) == (person, given.Role, given.School, true) && serves.Until >= Model.Today).ToList())
            {
                Model.People.Stop(same, Model.Today);
            }

            tally.Add("take role");
        }
        else if (Model.People.Here(person))
        {
            var (role, school) = step.B % 2 == 0 ? (Role.SchoolLeader, People.Hill) : (Role.Coach, People.Lake);
            var from = Model.Today.AddDays(step.A % 6);
            var days = new Days(from, from.AddDays(step.C % 12));
            told.Append($"{Name(person)} is {role} {days.From:MM-dd}..{days.Until:MM-dd}");
            Assert.Null((await world.Roster(step.Silo).AssignRole(new(Guid.NewGuid(), Ids[People.Dora], Ids[person], role, world.School(school), new(days.From, days.Until)))).Refusal);
            roles.Add(new(person, role, school, days.From, days.Until, true));
            Model.EndEvaluated();
            tally.Add("give role");
        }
    }
}
