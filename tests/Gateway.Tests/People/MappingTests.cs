using System.Text.Json;

namespace DistrictCoaching.Gateway.Tests.People;

/// <summary>Mapping rules over HTTP: every test district's coaches come as ext:instructionalCoach.</summary>
[Collection(nameof(Service))]
public sealed class MappingTests(Service service)
{
    private const string Plan = "query($rules: [RoleRuleInput!]!) { planMappingRules(rules: $rules) { errors { code } counts { role gain lose } changes(first: 2) { totalCount nodes { person { givenName } role schoolId gains } } } }";

    [Fact]
    public async Task A_rule_is_looked_at_then_set_and_read()
    {
        var district = await TestDistrict.Found(service, "Mapped");
        var (lead, rules) = (district["Lead"], new[] { new { source = "ROLE", value = "ext:InstructionalCoach", role = "EVALUATOR" } });
        var plan = (await district["Administrator"].Ask(Plan, new { rules })).Data.GetProperty("planMappingRules");
        Assert.Equal("""[{"role":"EVALUATOR","gain":3,"lose":0}]""", plan.GetProperty("counts").GetRawText());
        Assert.Equal(3, plan.GetProperty("changes").GetProperty("totalCount").GetInt32());
        Assert.All(plan.GetProperty("changes").GetProperty("nodes").EnumerateArray(), change => Assert.Contains("Coach", change.GetProperty("person").GetProperty("givenName").GetString(), StringComparison.Ordinal));
        Assert.Equal(0, await Evaluators());

        await lead.Do("setMappingRules", new { operationId = Guid.NewGuid(), rules }, "rules { source column value role }");
        Assert.Equal(3, await Evaluators());
        Assert.Equal(
            """{"data":{"peoplePolicy":{"mappingRules":[{"source":"ROLE","column":null,"value":"ext:InstructionalCoach","role":"EVALUATOR"}]}}}""",
            (await lead.Ask("{ peoplePolicy { mappingRules { source column value role } } }")).Text);
        Assert.Contains("\"counts\":[]", (await lead.Ask(Plan, new { rules })).Text, StringComparison.Ordinal);
        var withdrawn = await lead.Try("withdrawRole", new { operationId = Guid.NewGuid(), personId = district["Coach"].Id, role = "EVALUATOR", schoolId = district.School });
        Assert.Equal("ROLE_FROM_RULE", Code(withdrawn));
        await lead.Do("setMappingRules", new { operationId = Guid.NewGuid(), rules = Array.Empty<object>() });
        Assert.Contains("COACH", (await district["Coach"].Ask("{ viewer { person { roles { role } } } }")).Text, StringComparison.Ordinal);

        async Task<int> Evaluators() => (await lead.Ask("{ people(role: EVALUATOR) { totalCount } }")).Data.GetProperty("people").GetProperty("totalCount").GetInt32();
    }

    [Fact]
    public async Task Nobody_but_a_lead_sets_rules_and_a_rule_that_finds_nothing_is_refused()
    {
        var district = await TestDistrict.Found(service, "Unmapped");
        var rules = new[] { new { source = "TITLE", value = "Coach", role = "COACH" } };
        Assert.Equal("NOT_ALLOWED", Code(await district["Administrator"].Try("setMappingRules", new { operationId = Guid.NewGuid(), rules })));
        Assert.Contains("NOT_ALLOWED", (await district["Principal"].Ask(Plan, new { rules })).Text, StringComparison.Ordinal);
        Assert.Equal("BAD_MAPPING_RULE", Code(await district["Lead"].Try("setMappingRules", new { operationId = Guid.NewGuid(), rules = new[] { new { source = "ROLE", value = "teacher", role = "COACH" } } })));
        Assert.Equal("BAD_MAPPING_RULE", Code(await district["Lead"].Try("setMappingRules", new { operationId = Guid.NewGuid(), rules = new[] { new { source = "TITLE", value = "Teacher", role = "TEACHER" } } })));
    }

    private static string? Code(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("code").GetString();
}
