using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What a rule about a teacher must know of others, true of the versions that guard its append.</summary>
/// <param name="Today">The district's local date at the moment of asking.</param>
/// <param name="Notices">The notices in force, one per language.</param>
/// <param name="Teacher">The teacher, from the roster; null where the roster does not know her.</param>
/// <param name="Partner">The other person concerned, from the roster; null where there is none or the roster does not know her.</param>
public sealed record Surroundings(DateOnly Today, Calendar Calendar, ImmutableArray<NoticeId> Notices, PersonFacts? Teacher, PersonFacts? Partner)
{
    /// <summary>Evaluators assigned under other records that are said to be the teacher's: they evaluate the person.</summary>
    public ImmutableArray<TeacherEvent.EvaluatorAssigned> Elsewhere { get; init; } = [];

    /// <summary>Why not even she may, whoever signed in as her; null where she is not sealed.</summary>
    public Refusal? SealedToHer => Teacher is { } self && self.SealedOn(Today) ? Sealing.Sealed : null;

    /// <summary>The same of what would begin or change something: a merged record is no more for that.</summary>
    public Refusal? ClosedToHer => SealedToHer ?? (Teacher is { MergedInto: not null } ? new("PERSON_MERGED") : null);

    /// <summary>Whether the partner is the teacher herself, under the record into which this one was merged and both sign-ins confirmed; not while she is sealed. What is hers stays hers when she leaves.</summary>
    public bool PartnerIsHerself => Teacher is { } self && Partner is { } other && other.Joined.Contains(self.Person) && !other.SealedOn(Today);

    /// <summary>Whether two ids are one person's, as far as is known of the partner.</summary>
    public bool IsSame(PersonId person, PersonId other) => person == other || (Partner is { } partner && partner.Person == person && partner.IsSame(other));

    /// <summary>Whether the roster makes the partner an evaluator of the teacher on any of these days: leaders and evaluators of her schools are.</summary>
    public bool PartnerLedHerSchool(Days days) =>
        Teacher is { } teacher && Partner is { } partner
        && partner.Memberships.Any(leads => leads.Role.Evaluates() && leads.School is not null
            && teacher.Memberships.Any(works => works.School == leads.School && works.Days.And(leads.Days).And(days).Any));

    /// <summary>Whether the teacher moved since she granted a consent, and its partner does not serve where she works on a day.</summary>
    public bool PartnerLeftBehind(Consent consent, DateOnly day) =>
        Teacher is { } teacher && Partner is { } partner && teacher.MovedBetween(consent.Granted, day) && !consent.As.ServedAt(partner, teacher.Workplaces(day), day);

    /// <summary>Whether a day fell into an absence of the partner's.</summary>
    public bool PartnerAwayOn(DateOnly day) => Partner is { } partner && partner.Absences.Any(away => away.Has(day));
}
