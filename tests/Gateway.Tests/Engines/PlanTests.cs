namespace DistrictCoaching.Gateway.Tests;

/// <summary>A plan is remembered for everybody, and permits nobody anything.</summary>
[Collection(nameof(Service))]
public sealed class PlanTests(Service service)
{
    private const string Coached = "{ viewer(actingAs: COACH) { asCoach { invitations { totalCount } profile { statement } } } }";

    [Fact]
    public async Task A_remembered_plan_asks_for_each_callers_rights_anew()
    {
        var (district, other) = (await TestDistrict.Found(service, "Anew"), await TestDistrict.Found(service, "Elsewhere"));
        for (var known = 0; known < 3; known++)
        {
            Assert.Equal(Own("Coach of Anew offers help."), (await district["Coach"].Ask(Coached)).Text);
            foreach (var caller in new[] { district["Lead"], district[Teachers.Live], district["Principal"], district.Who(TestDistrict.App) })
            {
                var refused = await caller.Ask(Coached);
                Assert.Equal("NOT_ALLOWED", refused.Code);
                Assert.Equal("null", refused.Data.GetRawText());
            }

            Assert.Equal(Own("Coach of Elsewhere offers help."), (await other["Coach"].Ask(Coached)).Text);
        }
    }

    [Fact]
    public async Task A_remembered_plan_is_refused_to_who_is_stopped_before_it_runs()
    {
        var district = await TestDistrict.Found(service, "Before");
        const string Founding = "mutation($i: CreateDistrictInput!) { createDistrict(input: $i) { errors { code } } }";
        var input = new { i = new { operationId = Guid.NewGuid(), slug = "no one's", name = "N", kind = "TRAINING", timeZone = "America/Chicago", leadGivenName = "L", leadFamilyName = "F", leadLogin = "l@n.example" } };
        for (var known = 0; known < 2; known++)
        {
            Assert.DoesNotContain("NOT_ALLOWED", (await service.Ask(service.Token("operators", null, "operators", "operator"), Founding, input)).Text, StringComparison.Ordinal);
            Assert.Contains("NOT_ALLOWED", (await district["Lead"].Ask(Founding, input)).Text, StringComparison.Ordinal);
            Assert.Equal("NOT_ACTIVE", (await service.Ask(service.Token($"{Guid.NewGuid()}", district.Id), Coached)).Code);
        }
    }

    private static string Own(string statement) => """{"data":{"viewer":{"asCoach":{"invitations":{"totalCount":0},"profile":{"statement":"@"}}}}}""".Replace("@", statement, StringComparison.Ordinal);
}
