using System.Collections.Immutable;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;

namespace DistrictCoaching.Grains;

internal sealed partial class RosterGrain
{
    private static readonly Refusal BadRule = new("BAD_MAPPING_RULE");

    public async Task<Answer<MappingRulesView>> SetMappingRules(MappingRulesAsked asked)
    {
        var rules = Read(asked.Rules);
        if (!FileRule.Valid(rules))
        {
            return Refuse<MappingRulesView>(BadRule);
        }

        var (sought, text) = (await Sought(rules), (await Services.Content.Seal(District, [new(District.Value, new(Guid.NewGuid()), FileRule.Write(rules))]))[0]);
        return await Settle(
            Asking.Of("set-mapping-rules", asked.Operation, asked.By, asked, AskedJson.Default.MappingRulesAsked),
            Known.Nothing,
            (roster, _) => new SetMappingRules(new(asked.By), sought, text.Reference, Today).Decide(roster),
            (_, _) => View(rules),
            _ => [text.Item]);
    }

    public async Task<Answer<MappingPlanView>> PlanMappingRules(MappingPlanAsked asked)
    {
        var rules = Read(asked.Rules);
        if (!FileRule.Valid(rules))
        {
            return Refuse<MappingPlanView>(BadRule);
        }

        var (changes, refusal) = new PlanMappingRules(new(asked.By), await Sought(rules), Today).Decide(await Look());
        return refusal is null
            ? new(new([.. changes.Select(change => new MappedRoleView(change.Person.Value, change.Role, change.School?.Value, change.Gains))]), null)
            : Refuse<MappingPlanView>(refusal);
    }

    private static IReadOnlyList<FileRule> Read(ImmutableArray<MappingRuleView> rules) => [.. rules.Select(rule => new FileRule(new(rule.Source, rule.Column ?? "", rule.Value), rule.Role))];

    private static MappingRulesView View(IReadOnlyList<FileRule> rules) =>
        new([.. rules.Select(rule => new MappingRuleView(rule.Word.Source, rule.Word.Column.Length == 0 ? null : rule.Word.Column, rule.Word.Value, rule.Role))]);

    private async Task<ImmutableArray<MappingRule>> Sought(IReadOnlyList<FileRule> rules)
    {
        var words = await Services.Content.Blind(District, RosterImport.WordPurpose, [.. rules.Select(rule => rule.Word.Text)], CancellationToken.None);
        return [.. rules.Zip(words, (rule, word) => new MappingRule(word, rule.Role))];
    }

    private async Task<IReadOnlyList<FileRule>> Rules(Roster roster) =>
        roster.RulesText is { } text && (await Services.Content.Open(District, [(District.Value, text.Item)])).TryGetValue(text.Item, out var rules) ? FileRule.Read(rules) : [];
}
