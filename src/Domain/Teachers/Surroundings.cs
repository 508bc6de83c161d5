using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What a rule about a teacher must know of others, true of the versions that guard its append.</summary>
/// <param name="Today">The district's local date at the moment of asking.</param>
/// <param name="Notices">The notices in force, one per language.</param>
/// <param name="Teacher">The teacher, from the roster; null where the roster does not know her.</param>
/// <param name="Partner">The other person concerned, from the roster; null where there is none or the roster does not know her.</param>
public sealed record Surroundings(DateOnly Today, Calendar Calendar, ImmutableArray<NoticeId> Notices, PersonFacts? Teacher, PersonFacts? Partner)
{
    /// <summary>Whether the roster makes the partner an evaluator of the teacher: leaders of her schools are.</summary>
    public bool PartnerLeadsHerSchool =>
        Teacher is not null && Partner is not null && Teacher.Schools(Today).Any(school => Partner.Is(Role.SchoolLeader, school, Today));
}
