using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>Somebody's role at a school (0: in the whole district) on some days.</summary>
internal sealed record Serves(int Person, Role Role, int School, DateOnly From, DateOnly Until, bool ByHand);

/// <summary>Who is here, and as what: the roster as anybody would keep it on paper.</summary>
internal sealed class People
{
    public const int Hill = 1, Lake = 2;

    /// <summary>Three teachers; a coach; a coach who also teaches; the principal of Hill; the district lead.</summary>
    public const int Tess = 0, Tim = 1, Tara = 2, Cora = 3, Cleo = 4, Pia = 5, Dora = 6, Count = 7;

    public static readonly string[] Names = ["Tess", "Tim", "Tara", "Cora", "Cleo", "Pia", "Dora"];

    private readonly DateOnly?[] left = new DateOnly?[Count];
    private readonly HashSet<(int, DateOnly)> away = [];

    public List<Serves> Roles { get; } = [];

    public bool Here(int person) => left[person] is null;

    public bool AwayOn(int person, DateOnly day) => away.Contains((person, day));

    public void Leave(int person, DateOnly today) => left[person] = today;

    /// <summary>A role at a school stops with the day; a coach's at once, and it is left of the day that she worked there.</summary>
    public void Stop(Serves serves, DateOnly today)
    {
        Roles.Remove(serves);
        Roles.Add(serves with { Until = serves.Role == Role.Coach ? today.AddDays(-1) : today });
        if (serves.Role == Role.Coach && On(serves, today))
        {
            Roles.Add(new(serves.Person, Role.Staff, serves.School, today, today, ByHand: true));
        }
    }

    /// <summary>Gives for how many days she was away.</summary>
    public int Return(int person, DateOnly today)
    {
        var from = left[person]!.Value;
        for (var day = from; day < today; day = day.AddDays(1))
        {
            away.Add((person, day));
        }

        left[person] = null;
        return today.DayNumber - from.DayNumber;
    }

    public bool Is(int person, Role role, DateOnly day) => Here(person) && Roles.Any(serves => serves.Person == person && serves.Role == role && On(serves, day));

    public IEnumerable<int> Schools(int person, DateOnly day) =>
        Roles.Where(serves => serves.Person == person && serves.School > 0 && On(serves, day)).Select(serves => serves.School);

    /// <summary>A leader evaluates everybody at her school, whether either is here or not.</summary>
    public bool Leads(int person, int teacher, DateOnly day) =>
        Roles.Any(serves => serves.Person == person && serves.Role == Role.SchoolLeader && On(serves, day) && Schools(teacher, day).Contains(serves.School));

    /// <summary>Whether she leads a school at which a teacher who is here works.</summary>
    public bool MayNameEvaluators(int person, int teacher, DateOnly day) =>
        Is(person, Role.DistrictLead, day) || (Here(person) && Here(teacher) && Leads(person, teacher, day));

    private static bool On(Serves serves, DateOnly day) => serves.From <= day && day <= serves.Until;
}
