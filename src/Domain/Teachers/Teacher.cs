using System.Collections.Immutable;
using System.Diagnostics;
using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>What the events of one teacher add up to.</summary>
public sealed record Teacher
{
    public static readonly Refusal NothingLive = new("NOTHING_LIVE");

    /// <summary>All that she ever granted; those that are over stay, and allow nothing.</summary>
    public ImmutableArray<Consent> Consents { get; init; } = [];

    public ImmutableArray<Relationship> Relationships { get; init; } = [];

    public ImmutableArray<Activity> Activities { get; init; } = [];

    public ImmutableArray<EvaluatorAssigned> Evaluators { get; init; } = [];

    public ImmutableDictionary<InvitationId, ContentRef> Answers { get; init; } = ImmutableDictionary<InvitationId, ContentRef>.Empty;

    public Consent? Find(ConsentId id) => Consents.FirstOrDefault(consent => consent.Id == id);

    public Activity? Find(ActivityId id) => Activities.FirstOrDefault(activity => activity.Id == id);

    public Stage StageWith(PersonId partner) => Relationships.FirstOrDefault(with => with.Partner == partner)?.Stage ?? Stage.Introduced;

    /// <summary>Whether a person evaluates her today, by assignment or as leader of her school.</summary>
    public bool EvaluatedBy(PersonId person, Surroundings around) =>
        Evaluators.Any(assigned => assigned.Evaluator == person && assigned.Days.Has(around.Today))
        || (around.Partner?.Person == person && around.PartnerLeadsHerSchool);

    /// <summary>Whether any consent for this partner is live today. The one thing that a partner may learn without an act.</summary>
    public bool LiveFor(PersonId partner, Surroundings around) => LiveConsents(partner, around).Any();

    /// <summary>What stands between a partner and an act. Never asked, paused and ended look alike.</summary>
    public Refusal? Missing(PersonId partner, Act act, Surroundings around) =>
        LiveConsents(partner, around).Select(consent => Lacks(consent, act)).MinBy(lacks => lacks.Length) switch
        {
            null => NothingLive,
            [] => null,
            var lacks => NotCovered(lacks),
        };

    public static Refusal NotCovered(params string[] lacks) => new("NOT_COVERED", string.Join(", ", lacks));

    public static Teacher Evolve(Teacher teacher, TeacherEvent happened) => happened switch
    {
        ConsentGranted e => teacher.Explore(e.Partner) with
        {
            Consents = teacher.Consents.Add(new(e.Consent, e.Partner, e.As, e.Preset, e.Scope, [e.Days], e.Days.Until, e.Days.From, e.Uses, e.Notice)),
        },
        ConsentWidened e => teacher.Change(e.Consent, consent => consent.From(e.Days) with { Scope = e.Scope, UsesLeft = null, Notice = e.Notice }),
        ConsentRenewed e => teacher.Change(e.Consent, consent => consent.From(e.Days) with { Notice = e.Notice }),
        ConsentPaused e => teacher.Change(e.Consent, consent => consent.Cut(e.From)),
        ConsentResumed e => teacher.Change(e.Consent, consent => consent.From(e.Days)),
        ConsentWithdrawn e => teacher.End(e.Consent),
        ConsentEnded e => teacher.End(e.Consent),
        StageMoved e => teacher with { Relationships = [.. teacher.Relationships.Where(with => with.Partner != e.Partner), new(e.Partner, e.Stage)] },
        ActivityRecorded e => teacher.Use(e) with { Activities = teacher.Activities.Add(Activity.Of(e)) },
        ActivityConfirmed e => teacher.Change(e.Activity, ActivityState.Confirmed),
        ActivityDisputed e => teacher.Change(e.Activity, ActivityState.Disputed),
        InvitationAnswered e => teacher with { Answers = teacher.Answers.SetItem(e.Invitation, e.Answer) },
        EvaluatorAssigned e => teacher with { Evaluators = teacher.Evaluators.Add(e) },
        EvaluatorReleased e => teacher with { Evaluators = [.. teacher.Evaluators.Select(assigned => assigned.Evaluator == e.Evaluator ? assigned with { Days = assigned.Days.Before(e.From) } : assigned).Where(assigned => assigned.Days.Any)] },
        _ => throw new UnreachableException($"No rule evolves a teacher by {happened.GetType().Name}."),
    };

    /// <summary>The consents that allow a partner something today. None where either is away or the partner evaluates her.</summary>
    private IEnumerable<Consent> LiveConsents(PersonId partner, Surroundings around) =>
        around is { Teacher.Active: true, Partner.Active: true } && around.Partner.Person == partner && !EvaluatedBy(partner, around)
            ? Consents.Where(consent => consent.Partner == partner && consent.LiveOn(around.Today) && !consent.SuspendedBy(around.Teacher))
            : [];

    private string[] Lacks(Consent consent, Act act) =>
        Relationship.WaitsForPartnering(act.Kind) && StageWith(consent.Partner) != Stage.Partnering ? [.. consent.Lacks(act), "stage"] : consent.Lacks(act);

    private Teacher Explore(PersonId partner) =>
        Relationships.Any(with => with.Partner == partner) ? this : this with { Relationships = Relationships.Add(new(partner, Stage.Exploring)) };

    private Teacher Change(ConsentId id, Func<Consent, Consent> change) =>
        this with { Consents = [.. Consents.Select(consent => consent.Id == id ? change(consent) : consent)] };

    private Teacher Change(ActivityId id, ActivityState state) =>
        this with { Activities = [.. Activities.Select(activity => activity.Id == id ? activity with { State = state } : activity)] };

    private Teacher End(ConsentId id) => Change(id, consent => consent with { Over = true, Live = [] });

    /// <summary>A trial that allowed the act has one use less; of several consents the one without a limit is used.</summary>
    private Teacher Use(ActivityRecorded recorded)
    {
        var used = Consents.Where(consent => consent.Partner == recorded.Partner && consent.LiveOn(recorded.On) && consent.Lacks(recorded.Act).Length == 0)
            .OrderByDescending(consent => consent.UsesLeft is null).FirstOrDefault();
        return used is { UsesLeft: { } left } ? Change(used.Id, consent => consent with { UsesLeft = left - 1 }) : this;
    }
}
