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

    /// <summary>The operations of proposals that she declined.</summary>
    public ImmutableHashSet<Guid> Declined { get; init; } = [];

    /// <summary>How many times she had all texts erased.</summary>
    public int Erasures { get; init; }

    /// <summary>Whether there is any text to erase.</summary>
    public bool HasContent => !Answers.IsEmpty || Activities.Any(activity => activity.Note is not null);

    public Consent? Find(ConsentId id) => Consents.FirstOrDefault(consent => consent.Id == id);

    public Activity? Find(ActivityId id) => Activities.FirstOrDefault(activity => activity.Id == id);

    public Stage StageWith(PersonId partner) => Relationships.FirstOrDefault(with => with.Partner == partner)?.Stage ?? Stage.Introduced;

    /// <summary>Whether a person evaluates her today, by assignment or as leader of her school.</summary>
    public bool EvaluatedBy(PersonId person, Surroundings around) => EvaluatedBy(person, new Days(around.Today, around.Today), around);

    /// <summary>Whether a consent is over: by her or the partner, because the partner has evaluated her since, or because her absence was too long.</summary>
    public bool Ended(Consent consent, Surroundings around) =>
        consent.Over || EvaluatedBy(consent.Partner, new Days(consent.Since, around.Today), around) || (around.Teacher is { } self && consent.LapsedBy(self, around.Today));

    /// <summary>Whether any consent for this partner is live today. The one thing that a partner may learn without an act.</summary>
    public bool LiveFor(PersonId partner, Surroundings around) => LiveConsents(partner, around).Any();

    /// <summary>What stands between a partner and an act. Never asked, paused and ended look alike.</summary>
    public Refusal? Missing(PersonId partner, Act act, Surroundings around) =>
        LiveConsents(partner, around).Select(consent => Lacks(consent, act, around)).MinBy(lacks => lacks.Length) switch
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
            Consents = teacher.Consents.Add(new(e.Consent, e.Partner, e.As, e.Preset, e.Scope, [e.Days], e.Days.Until, e.On, e.Uses, e.Notice) { First = e.Days.From, Granted = e.On }),
        },
        ConsentWidened e => teacher.Change(e.Consent, consent => consent.Wider(e.Scope, e.Days) with { Notice = e.Notice }),
        ConsentRenewed e => teacher.Change(e.Consent, consent => consent.From(e.Days) with { Notice = e.Notice }),
        ConsentPaused e => teacher.Change(e.Consent, consent => consent.Cut(e.From)),
        ConsentHeld e => teacher.Change(e.Consent, consent => consent.Cut(e.From) with { Held = true }),
        ConsentResumed e => teacher.Change(e.Consent, consent => consent.From(e.Days)),
        ConsentWithdrawn e => teacher.End(e.Consent),
        ConsentEnded e => teacher.End(e.Consent),
        PartnershipEnded e => teacher.EndAll(e.Partner),
        ProposalDeclined e => teacher with { Declined = teacher.Declined.Add(e.Operation) },
        StageMoved e => teacher with { Relationships = [.. teacher.Relationships.Where(with => with.Partner != e.Partner), new(e.Partner, e.Stage)] },
        ActivityRecorded e => teacher.Use(e) with { Activities = teacher.Activities.Add(Activity.Of(e)) },
        ActivityConfirmed e => teacher.Change(e.Activity, ActivityState.Confirmed),
        ActivityDisputed e => teacher.Change(e.Activity, ActivityState.Disputed),
        InvitationAnswered e => teacher with { Answers = teacher.Answers.SetItem(e.Invitation, e.Answer) },
        EvaluatorAssigned e => teacher.EndAll(e.Evaluator) with { Evaluators = teacher.Evaluators.Add(e) },
        EvaluatorReleased e => teacher.Release(e.Evaluator, e.From),
        ContentErased => teacher with
        {
            Erasures = teacher.Erasures + 1,
            Answers = teacher.Answers.Clear(),
            Activities = [.. teacher.Activities.Select(activity => activity with { Note = null })],
        },
        _ => throw new UnreachableException($"No rule evolves a teacher by {happened.GetType().Name}."),
    };

    /// <summary>The consents that allow a partner something today. None where either is away, sealed or merged into another record, the partner evaluates her, or no longer serves as what she consented to.</summary>
    internal IEnumerable<Consent> LiveConsents(PersonId partner, Surroundings around) =>
        around.Partner is { } other && other.SealedOn(around.Today) ? [] : StandingConsents(partner, around);

    /// <summary>The same, sealed partner or not: what she herself may notice.</summary>
    internal IEnumerable<Consent> StandingConsents(PersonId partner, Surroundings around) =>
        around is { Teacher: { Active: true, MergedInto: null }, Partner.Active: true } && around.Partner.Person == partner
            ? Consents.Where(consent => consent.Partner == partner && consent.LiveOn(around.Today)
                && !consent.SuspendedBy(around.Teacher) && !Ended(consent, around) && consent.As.ServedBy(around.Partner, around.Today))
            : [];

    private string[] Lacks(Consent consent, Act act, Surroundings around) => [.. consent.Lacks(act)
        .Concat(around.PartnerAwayOn(act.Day) ? ["day"] : [])
        .Concat(Relationship.IsInClassroom(act.Kind) && around.PartnerLeftBehind(consent, act.Day) ? ["school"] : [])
        .Concat(Relationship.WaitsForPartnering(act.Kind) && StageWith(consent.Partner) != Stage.Partnering ? ["stage"] : [])
        .Distinct()];

    private bool EvaluatedBy(PersonId person, Days days, Surroundings around) =>
        Evaluators.Concat(around.Elsewhere).Any(assigned => around.IsSame(person, assigned.Evaluator) && assigned.Days.And(days).Any)
        || (around.Partner?.Person == person && around.PartnerLedHerSchool(days));

    private Teacher Explore(PersonId partner) =>
        Relationships.Any(with => with.Partner == partner) ? this : this with { Relationships = Relationships.Add(new(partner, Stage.Exploring)) };

    private Teacher Change(ConsentId id, Func<Consent, Consent> change) =>
        this with { Consents = [.. Consents.Select(consent => consent.Id == id ? change(consent) : consent)] };

    private Teacher Change(ActivityId id, ActivityState state) =>
        this with { Activities = [.. Activities.Select(activity => activity.Id == id ? activity with { State = state } : activity)] };

    private Teacher End(ConsentId id) => Change(id, consent => consent.Ended());

    /// <summary>Nothing with this partner is left: what she grants anew begins anew.</summary>
    private Teacher EndAll(PersonId partner) => this with
    {
        Consents = [.. Consents.Select(consent => consent.Partner == partner && !consent.Over ? consent.Ended() : consent)],
        Relationships = Relationships.RemoveAll(with => with.Partner == partner),
    };

    /// <summary>What she ended by evaluating on that day stays ended, though the assignment is cut before it.</summary>
    private Teacher Release(PersonId evaluator, DateOnly from)
    {
        var after = Evaluators.Any(assigned => assigned.Evaluator == evaluator && assigned.Days.Has(from)) ? EndAll(evaluator) : this;
        return after with
        {
            Evaluators = [.. Evaluators.Select(assigned => assigned.Evaluator == evaluator ? assigned with { Days = assigned.Days.Before(from) } : assigned).Where(assigned => assigned.Days.Any)],
        };
    }

    /// <summary>A trial that allowed the act has one use less; of several consents the newest is used, since an absence may have suspended the older ones.</summary>
    private Teacher Use(ActivityRecorded recorded)
    {
        var used = Consents.Where(consent => consent.Partner == recorded.Partner && consent.LiveOn(recorded.On) && consent.Lacks(recorded.Act).Length == 0)
            .OrderByDescending(consent => consent.Since).ThenByDescending(consent => consent.UsesLeft is null).FirstOrDefault();
        return used is null ? this : Change(used.Id, consent => consent.Used(recorded.On));
    }
}
