using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>A role that somebody would get or lose.</summary>
public sealed record MappedChange(PersonId Person, Role Role, SchoolId? School, bool Gains);

/// <summary>Which roles a district's rules give a person, by what files say of her. Never for a day before the rule was there.</summary>
public static class RoleMapping
{
    /// <summary>The roles that a rule may give.</summary>
    public static readonly ImmutableArray<Role> Roles = [Role.Coach, Role.Evaluator, Role.SchoolLeader, Role.DistrictLead];

    /// <summary>Her roles by these rules, from today on; what they gave before stays as it was.</summary>
    public static ImmutableArray<Membership> Of(RosterPerson person, ImmutableArray<MappingRule> rules, DateOnly today)
    {
        var wanted = rules.SelectMany(rule => Wanted(person, rule)).Where(role => role.Days.Until >= today).Select(role => Since(role, person.Mapped, today)).ToList();
        return person.Mapped
            .Where(had => !wanted.Any(now => Continues(now, had)))
            .SelectMany(had => had.StoppedOn(today))
            .Concat(wanted)
            .InOrder();
    }

    /// <summary>Whose roles would be others by these rules, in the order of their ids.</summary>
    public static IEnumerable<RosterEvent.RolesMapped> Changes(Roster roster, ImmutableArray<MappingRule> rules, DateOnly today) => roster.People.Values
        .Select(person => (person, Roles: Of(person, rules, today)))
        .Where(of => !of.Roles.SequenceEqual(of.person.Mapped))
        .OrderBy(of => of.person.Person.Value)
        .Select(of => new RosterEvent.RolesMapped(of.person.Person, of.Roles));

    /// <summary>What happened to people with the roles that rules give them afterwards; refused where nobody would lead the district.</summary>
    public static Decision<RosterEvent> Led(Roster roster, ImmutableArray<RosterEvent> events, DateOnly today)
    {
        var after = events.Aggregate(roster, Roster.Evolve);
        RosterEvent[] mapped = [.. Changes(after, after.Rules, today)];
        return mapped.Aggregate(after, Roster.Evolve).IsLed(today) ? [.. events, .. mapped] : new Refusal("LAST_DISTRICT_LEAD");
    }

    private static IEnumerable<Membership> Wanted(RosterPerson person, MappingRule rule) => person.RoleWords
        .Where(said => said.Word == rule.Word)
        .Select(said => (said.School, said.Days))
        .Concat(person.Titles.Contains(rule.Word) ? person.Imported.Select(membership => (membership.School, membership.Days)) : [])
        .Where(place => rule.Role is Role.Coach || rule.Role.IsDistrictWide() || place.School is not null)
        .Select(place => new Membership(rule.Role, rule.Role.IsDistrictWide() ? null : place.School, place.Days));

    private static Membership Since(Membership role, ImmutableArray<Membership> before, DateOnly today)
    {
        var now = role with { Days = role.Days.From < today ? role.Days with { From = today } : role.Days };
        return before.FirstOrDefault(had => Continues(now, had)) is { } had && had.Days.From < now.Days.From ? now with { Days = now.Days with { From = had.Days.From } } : now;
    }

    private static bool Continues(Membership now, Membership had) => now.Role == had.Role && now.School == had.School && now.Days.And(had.Days).Any;
}
