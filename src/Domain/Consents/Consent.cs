using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What a teacher allows one partner, and the days on which it is live.</summary>
/// <param name="Until">The last day that she granted; a pause does not move it.</param>
/// <param name="Since">The day on which she last granted, widened, renewed or resumed it.</param>
/// <param name="UsesLeft">How many activities may still be recorded; null: any number.</param>
public sealed record Consent(
    ConsentId Id, PersonId Partner, PartnerKind As, PresetKind Preset, Scope Scope, ImmutableArray<Days> Live, DateOnly Until, DateOnly Since, int? UsesLeft, NoticeId Notice)
{
    /// <summary>How long an absence may last for her to resume what it suspended.</summary>
    public const int ResumableDays = 60;

    /// <summary>Withdrawn by her, or ended by or because of the partner.</summary>
    public bool Over { get; init; }

    /// <summary>Whether it waits for her word since the database was restored.</summary>
    public bool Held { get; init; }

    /// <summary>The day of granting: where she worked then is where classroom acts were meant.</summary>
    public DateOnly Granted { get; init; }

    /// <summary>The first day that she granted: no later word of hers brings it forward.</summary>
    public required DateOnly First { get; init; }

    /// <summary>What it covered before each widening: no act of those days is covered afterwards.</summary>
    public ImmutableArray<(Scope Scope, DateOnly Before)> Narrower { get; init; } = [];

    public bool LiveOn(DateOnly day) => !Over && UsesLeft is not 0 && Live.Any(days => days.Has(day));

    /// <summary>Whether its days or its uses are at an end.</summary>
    public bool RanOutOn(DateOnly day) => UsesLeft is 0 || Until < day;

    /// <summary>Whether she paused it: it could still be live today, and is not.</summary>
    public bool PausedOn(DateOnly day) => !Over && !RanOutOn(day) && !Live.Any(days => days.Until >= day);

    /// <summary>Whether an absence or a sealing since her last word on it suspends it until she resumes it.</summary>
    public bool SuspendedBy(PersonFacts teacher) => Suspending(teacher).Any();

    /// <summary>Whether any absence that suspended it has lasted too long for her to resume it.</summary>
    public bool LapsedBy(PersonFacts teacher, DateOnly today) =>
        Suspending(teacher).Any(away => away.Before(today).Until >= away.From.AddDays(ResumableDays));

    /// <summary>Her absences and sealings since her last word on it.</summary>
    public IEnumerable<Days> Suspending(PersonFacts teacher) => teacher.Absences.Concat(teacher.Sealings).Where(away => Since <= away.Until);

    /// <summary>What an act needs and this consent does not give.</summary>
    public string[] Lacks(Act act) => [.. new (string Part, bool Given)[]
    {
        ("activity", ScopeOn(act.Day).Activities.Contains(act.Kind)),
        ("subject", ScopeOn(act.Day).Subjects.Contains(act.Subject)),
        ("skill", ScopeOn(act.Day).Has(act.Skill)),
        ("day", Live.Any(days => days.Has(act.Day)) && ScopeOn(act.Day).Has(act.Day.DayOfWeek)),
    }.Where(need => !need.Given).Select(need => need.Part)];

    /// <summary>Live anew on these days, of which the first is that of her word; nothing that a pause cut out before them is healed.</summary>
    public Consent From(Days days) => this with { Live = Cut(days.From).Live.Add(days.From < First ? days with { From = First } : days), Until = days.Until, Since = days.From, Held = false };

    /// <summary>Covers more from these days on, and no longer ends by itself.</summary>
    public Consent Wider(Scope scope, Days days) => From(days) with { Scope = scope, UsesLeft = null, Narrower = Narrower.Add((Scope, days.From)) };

    /// <summary>One use less, where uses are counted; the last one ends it that day, so that a later widening covers no day between.</summary>
    public Consent Used(DateOnly on) => UsesLeft switch
    {
        null => this,
        1 => Cut(on) with { UsesLeft = 0 },
        { } left => this with { UsesLeft = left - 1 },
    };

    /// <summary>No longer live from a day on.</summary>
    public Consent Cut(DateOnly from) => this with { Live = [.. Live.Select(days => days.Before(from)).Where(days => days.Any)] };

    public Consent Ended() => this with { Over = true, Live = [] };

    private Scope ScopeOn(DateOnly day)
    {
        var earlier = Narrower.FirstOrDefault(narrower => day < narrower.Before);
        return earlier.Scope ?? Scope;
    }
}
