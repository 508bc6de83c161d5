using System.Collections.Immutable;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, says which words of roster files make somebody a coach, an evaluator, a leader or a lead: all rules at once. Roles that were given by hand stay.</summary>
    public static async Task<SetMappingRulesPayload> SetMappingRules(SetMappingRulesInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Roster(caller).SetMappingRules(new(input.OperationId, caller.By, input.Rules.View())));
}

/// <summary>All rules.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="Rules">At most 100; none: no rules.</param>
public sealed record SetMappingRulesInput(Guid OperationId, IReadOnlyList<RoleRuleInput> Rules);

/// <summary>Whoever has this word in a file has this role, where and as long as she has it.</summary>
/// <param name="Source">Where the word stands.</param>
/// <param name="Column">With METADATA, and only then: the column, without metadata. before it.</param>
/// <param name="Value">The word, 1 to 100 characters; case does not matter. With ROLE it begins with ext:.</param>
/// <param name="Role">COACH, EVALUATOR, SCHOOL_LEADER or DISTRICT_LEAD.</param>
public sealed record RoleRuleInput(RuleSource Source, string? Column, string Value, Role Role);

/// <summary>Whoever has this word in a file has this role.</summary>
public sealed class RoleRule(MappingRuleView view)
{
    /// <summary>Where the word stands.</summary>
    public RuleSource Source => view.Source;

    /// <summary>The metadata column; null for the other sources.</summary>
    public string? Column => view.Column;

    /// <summary>The word.</summary>
    public string Value => view.Value;

    /// <summary>The role.</summary>
    public Role Role => view.Role;
}

/// <summary>The rules as set, or why they were not.</summary>
public sealed class SetMappingRulesPayload(Answer<MappingRulesView> answer) : Payload(answer.Refusal)
{
    /// <summary>The rules; null where errors say why.</summary>
    public IEnumerable<RoleRule>? Rules => answer.Value?.Rules.Select(rule => new RoleRule(rule));
}

internal static class RoleRules
{
    public static ImmutableArray<MappingRuleView> View(this IReadOnlyList<RoleRuleInput> rules) =>
        [.. rules.Select(rule => new MappingRuleView(rule.Source, rule.Column, rule.Value, rule.Role))];
}
