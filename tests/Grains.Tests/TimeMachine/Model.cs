using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>What must be allowed and what must not, written from the promises and day by day, without a line of the product's rules. A judgement is null (allowed) or a refusal's code.</summary>
internal sealed partial class Model(DateOnly today, DateOnly yearEnd)
{
    /// <summary>Refused, whatever the code.</summary>
    public const string No = "*";

    public DateOnly Today { get; private set; } = today;

    public People People { get; } = new();

    public List<Words> Words { get; } = [];

    public List<Done> Done { get; } = [];

    public Dictionary<(int Teacher, int Partner), Stage> Stages { get; } = [];

    public List<(Guid Id, int Coach, int Teacher, DateOnly Day)> Invitations { get; } = [];

    /// <summary>The end of the school year, or of the one that must be assumed.</summary>
    public DateOnly YearEnd => Today <= yearEnd ? yearEnd : new(Today.Month > 6 ? Today.Year + 1 : Today.Year, 6, 30);

    public void NextDay()
    {
        Today = Today.AddDays(1);
        EndEvaluated();
    }

    public bool Live(int teacher, int partner) => LiveWords(teacher, partner).Any();

    public string? Act(int teacher, int partner, ActivityKind kind, Guid subject, Guid skill, DateOnly day) =>
        !Live(teacher, partner) ? "NOTHING_LIVE"
        : LiveWords(teacher, partner).Any(words => Covers(words, kind, subject, skill, day)) ? null
        : "NOT_COVERED";

    public string? Record(int teacher, int by, int partner, ActivityKind kind, Guid subject, Guid skill, DateOnly day) =>
        by != teacher && by != partner ? "NOTHING_LIVE"
        : Act(teacher, partner, kind, subject, skill, day) ?? (day > Today ? "DAY_IN_THE_FUTURE" : null);

    /// <summary>A trial that allowed it has one use less; where several words allow it, the last of them.</summary>
    public void Happened(Done done)
    {
        Done.Add(done);
        LiveWords(done.Teacher, done.Partner).Where(words => Covers(words, done.Kind, done.Subject, done.Skill, done.Day))
            .OrderByDescending(words => words.Said).ThenBy(words => words.Uses is null ? 0 : 1).First().Use(Today);
    }

    public string? Read(int by, Done done) =>
        by == done.Teacher ? done.Note ? null : "NOT_FOUND"
        : !Live(done.Teacher, by) ? "NOTHING_LIVE"
        : done.Partner != by || !done.Note ? "NOT_FOUND"
        : Act(done.Teacher, by, done.Kind, done.Subject, done.Skill, done.Day);

    public string? Grant(int teacher, int by, int partner, PartnerKind kind, ScopeView scope, DaysView days, bool noticeInForce) =>
        by != teacher || !People.Here(teacher) || partner == teacher || !ServesAs(partner, kind) || Evaluates(partner, teacher)
        || days.From > days.Until || days.From < Today || days.Until > YearEnd || !noticeInForce
        || LiveWords(teacher, partner).Any(words => TimeMachine.Words.Includes(words.Scope, scope) && words.Until >= days.Until) ? No : null;

    public string? Renew(int by, Words words, DateOnly until) =>
        Extend(by, words) || until < Today || until > YearEnd || words.Uses is 0 || until <= words.Until ? No : null;

    public string? Widen(int by, Words words, ScopeView scope, DateOnly until) =>
        Extend(by, words) || until < Today || until > YearEnd || until < words.Until || !TimeMachine.Words.Includes(scope, words.Scope) ? No : null;

    public string? Resume(int by, Words words) =>
        by != words.Teacher || !People.Here(by) || Evaluates(words.Partner, by) || words.Over || words.RanOut(Today) ? No : null;

    public void Resumed(Words words)
    {
        if (words.Waits || words.Paused(Today))
        {
            words.Resume(Today);
        }
    }

    /// <summary>Stopping needs nothing but that it is hers.</summary>
    public static string? Stop(int by, Words words) => by == words.Teacher ? null : No;

    public string? MoveStage(int teacher, int by, int partner) => by == teacher && People.Here(teacher) && Stages.ContainsKey((teacher, partner)) ? null : No;

    /// <summary>What there was is over, and what comes after begins anew.</summary>
    public void EndAll(int teacher, int partner)
    {
        foreach (var words in Words.Where(words => words.Teacher == teacher && words.Partner == partner))
        {
            words.End();
        }

        Stages.Remove((teacher, partner));
    }

    public string? AnswerRecord(int by, Done done, bool confirms) =>
        by != done.Teacher && !Live(done.Teacher, by) ? "NOTHING_LIVE"
        : by != done.Teacher && by != done.Partner ? "NOT_FOUND"
        : by == done.By ? "OWN_RECORD"
        : done.State(Today) == ActivityState.Unconfirmed || done.State(Today) == (confirms ? ActivityState.Confirmed : ActivityState.Disputed) ? null
        : "RECORD_SETTLED";

    public void Answered(Done done, bool confirms)
    {
        if (done.State(Today) == ActivityState.Unconfirmed)
        {
            done.Confirmed = confirms;
        }
    }

    private IEnumerable<Words> LiveWords(int teacher, int partner) =>
        People.Here(teacher) && People.Here(partner)
            ? Words.Where(words => words.Teacher == teacher && words.Partner == partner && words.On(Today) && ServesAs(partner, words.As))
            : [];

    private bool Covers(Words words, ActivityKind kind, Guid subject, Guid skill, DateOnly day) =>
        words.Covers(kind, subject, skill, day) && !People.AwayOn(words.Partner, day)
        && (kind is not (ActivityKind.Visit or ActivityKind.VideoReview or ActivityKind.DataReview) || Stages[(words.Teacher, words.Partner)] == Stage.Partnering);

    private bool ServesAs(int partner, PartnerKind kind) =>
        kind == PartnerKind.Coach ? People.Is(partner, Role.Coach, Today) : People.Is(partner, Role.Teacher, Today) || People.Is(partner, Role.Staff, Today);

    private bool Extend(int by, Words words) =>
        by != words.Teacher || !People.Here(by) || words.Over || words.Waits || words.Paused(Today) || Evaluates(words.Partner, by);
}
