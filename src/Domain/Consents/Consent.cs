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

    public bool LiveOn(DateOnly day) => !Over && UsesLeft is not 0 && Live.Any(days => days.Has(day));

    /// <summary>Whether she paused it: it could still be live today, and is not.</summary>
    public bool PausedOn(DateOnly day) => !Over && UsesLeft is not 0 && day <= Until && !Live.Any(days => days.Until >= day);

    /// <summary>Whether an absence since her last word on it suspends it until she resumes it.</summary>
    public bool SuspendedBy(PersonFacts teacher) => !teacher.Active || (teacher.ReturnedOn is { } back && Since < back);

    /// <summary>What an act needs and this consent does not give.</summary>
    public string[] Lacks(Act act) => [.. new (string Part, bool Given)[]
    {
        ("activity", Scope.Activities.Contains(act.Kind)),
        ("subject", Scope.Subjects.Contains(act.Subject)),
        ("skill", Scope.Has(act.Skill)),
        ("day", Live.Any(days => days.Has(act.Day)) && Scope.Has(act.Day.DayOfWeek)),
    }.Where(need => !need.Given).Select(need => need.Part)];

    /// <summary>Live anew on these days; nothing that a pause cut out before them is healed.</summary>
    public Consent From(Days days) => this with { Live = Cut(days.From).Live.Add(days), Until = days.Until, Since = days.From };

    /// <summary>No longer live from a day on.</summary>
    public Consent Cut(DateOnly from) => this with { Live = [.. Live.Select(days => days.Before(from)).Where(days => days.Any)] };
}
