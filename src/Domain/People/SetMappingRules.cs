using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>A district lead says which words of files make somebody a coach, an evaluator, a leader or a lead. Roles change at once, and with every import; what was assigned by hand stays.</summary>
/// <param name="Text">The rules as people read them.</param>
public sealed record SetMappingRules(PersonId By, ImmutableArray<MappingRule> Rules, ContentRef Text, DateOnly Today)
{
    public Decision<RosterEvent> Decide(Roster roster)
    {
        if (!roster.IsLead(By, Today))
        {
            return Refusal.NotAllowed;
        }

        if (!Rules.All(rule => RoleMapping.Roles.Contains(rule.Role)))
        {
            return new Refusal("BAD_MAPPING_RULE");
        }

        if (Rules.SequenceEqual(roster.Rules))
        {
            return [];
        }

        return RoleMapping.Led(roster, [new RosterEvent.MappingRulesSet(Rules, Text, By)], Today);
    }
}
