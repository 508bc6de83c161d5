using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>What follows from who evaluates, who is invited, and who is here.</summary>
internal sealed partial class Model
{
    private readonly List<(int Teacher, int Person, DateOnly From, DateOnly Until)> evaluators = [];

    /// <summary>Nobody who evaluates her is her partner: what there was is over that day, for good.</summary>
    public void EndEvaluated()
    {
        foreach (var words in Words.Where(words => Evaluates(words.Partner, words.Teacher)))
        {
            words.End();
        }
    }

    public bool Evaluates(int person, int teacher) =>
        evaluators.Any(named => named.Teacher == teacher && named.Person == person && named.From <= Today && Today <= named.Until) || People.Leads(person, teacher, Today);

    public string? NameEvaluator(int by, int teacher, int person, DaysView days) =>
        teacher == person || !People.MayNameEvaluators(by, teacher, Today) || days.From > days.Until || days.Until < Today ? No : null;

    public void Named(int teacher, int person, DaysView days)
    {
        evaluators.Add((teacher, person, days.From, days.Until));
        EndAll(teacher, person);
    }

    public string? Release(int by, int teacher) => People.MayNameEvaluators(by, teacher, Today) ? null : No;

    public void Released(int teacher, int person)
    {
        var yesterday = Today.AddDays(-1);
        if (evaluators.Any(named => named.Teacher == teacher && named.Person == person && named.From <= Today && Today <= named.Until))
        {
            EndAll(teacher, person);
        }

        for (var at = 0; at < evaluators.Count; at++)
        {
            var named = evaluators[at];
            evaluators[at] = named.Teacher == teacher && named.Person == person && named.Until >= Today ? named with { Until = yesterday } : named;
        }
    }

    public string? Invite(int coach, int teacher, ILookup<int, int> introduced) =>
        !People.Is(coach, Role.Coach, Today) || coach == teacher || !(People.Is(teacher, Role.Teacher, Today) || People.Is(teacher, Role.Staff, Today))
        || People.Leads(coach, teacher, Today) || !People.Schools(teacher, Today).Intersect(introduced[coach]).Any()
        || Invitations.Any(sent => sent.Coach == coach && sent.Teacher == teacher && Today.DayNumber - sent.Day.DayNumber < 90)
        || Invitations.Count(sent => sent.Coach == coach && Today.DayNumber - sent.Day.DayNumber < 7) >= 2 ? No : null;

    public void Left(int person)
    {
        People.Leave(person, Today);
        foreach (var words in Words.Where(words => words.Teacher == person))
        {
            words.Leave(Today);
        }
    }

    /// <summary>Back within 60 days she resumes what waits; after that it is over.</summary>
    public int Returned(int person)
    {
        var days = People.Return(person, Today);
        foreach (var words in Words.Where(words => words.Teacher == person && days > 60))
        {
            words.End();
        }

        return days;
    }
}
