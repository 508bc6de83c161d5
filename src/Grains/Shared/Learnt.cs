using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains;

/// <summary>What inviting depends on.</summary>
/// <param name="Elsewhere">What was sent under other records that are said to be the coach's.</param>
internal sealed record Invited(
    PersonFacts? Coach, PersonFacts? Teacher, ImmutableHashSet<SchoolId> Introduced, Policy Policy, DateOnly Today, ImmutableArray<CoachEvent.InvitationSent> Elsewhere);

/// <summary>What importing a roster depends on: who asks, the version of the roster, and what the district lets pass.</summary>
internal sealed record Importing(PersonFacts? By, long Roster, ImportPolicy Policy);

/// <summary>What introducing depends on.</summary>
internal sealed record Introduced(PersonFacts? By, PersonFacts? Coach, bool Listed, DateOnly Today);
