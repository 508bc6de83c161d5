using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>A district lead or administrator looks at whom rules would give or take which roles; nothing happens.</summary>
public sealed record PlanMappingRules(PersonId By, ImmutableArray<MappingRule> Rules, DateOnly Today)
{
    public (ImmutableArray<MappedChange> Changes, Refusal? Refusal) Decide(Roster roster) =>
        !roster.MayImport(By, Today) ? ([], Refusal.NotAllowed)
        : !Rules.All(rule => RoleMapping.Roles.Contains(rule.Role)) ? ([], new("BAD_MAPPING_RULE"))
        : ([.. RoleMapping.Changes(roster, Rules, Today).SelectMany(change => Of(roster.People[change.Person].Mapped, change))], null);

    private IEnumerable<MappedChange> Of(ImmutableArray<Membership> before, RosterEvent.RolesMapped change)
    {
        var (had, has) = (Running(before), Running(change.Memberships));
        return has.Except(had).Select(role => new MappedChange(change.Person, role.Role, role.School, true))
            .Concat(had.Except(has).Select(role => new MappedChange(change.Person, role.Role, role.School, false)));
    }

    private HashSet<(Role Role, SchoolId? School)> Running(ImmutableArray<Membership> memberships) =>
        [.. memberships.Where(membership => membership.Days.Until > Today).Select(membership => (membership.Role, membership.School))];
}
