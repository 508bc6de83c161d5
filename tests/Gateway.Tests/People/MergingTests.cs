using System.Text.Json;

namespace DistrictCoaching.Gateway.Tests.People;

/// <summary>Two records of one person over HTTP: who merges them, and who is meant by either from then on.</summary>
[Collection(nameof(Service))]
public sealed class MergingTests(Service service)
{
    [Fact]
    public async Task A_merged_id_means_the_kept_person_to_everybody_and_her_name_is_told_to_the_two_alone()
    {
        const string Named = "query($id: ID!) { node(id: $id) { id ... on Person { givenName familyName roles { role } } } nodes(ids: [$id]) { id ... on Person { givenName } } }";
        var district = await TestDistrict.Found(service, "Resolved");
        var (lead, kept, merged) = (district["Lead"], district[Teachers.Never], district[Teachers.Silent]);
        var before = (await lead.Ask(Named, new { id = kept.Id })).Text;
        Assert.Contains(Teachers.Silent, (await lead.Ask(Named, new { id = merged.Id })).Text, StringComparison.Ordinal);
        await lead.Do("mergePersons", new { operationId = Guid.NewGuid(), personId = kept.Id, mergedPersonId = merged.Id });
        foreach (var caller in new[] { "Lead", "Administrator", "Principal", "Coach", Teachers.Live, Teachers.Never, Teachers.Silent })
        {
            Assert.Equal(before, (await district[caller].Ask(Named, new { id = merged.Id })).Text);
            Assert.Equal(before, (await district[caller].Ask(Named, new { id = kept.Id })).Text);
        }

        Assert.DoesNotContain($"\"{Teachers.Silent}", (await lead.Ask("{ changes(first: 100) { nodes { id node { id ... on Person { givenName } } } } people(first: 100) { nodes { givenName } } }")).Text, StringComparison.Ordinal);
        const string Other = "{ viewer { person { id givenName roles { role } } merges { other { id givenName } } } }";
        var (one, two) = ((await kept.Ask(Other)).Data.GetProperty("viewer"), (await merged.Ask(Other)).Data.GetProperty("viewer"));
        Assert.Equal((merged.Id, kept.Id), (one.GetProperty("merges")[0].GetProperty("other").GetProperty("id").GetString(), two.GetProperty("merges")[0].GetProperty("other").GetProperty("id").GetString()));
        Assert.Equal((merged.Id, "[]"), (two.GetProperty("person").GetProperty("id").GetString(), two.GetProperty("person").GetProperty("roles").GetRawText()));
        await lead.Do("splitPerson", new { operationId = Guid.NewGuid(), personId = merged.Id });
        Assert.Contains(merged.Id, (await district["Coach"].Ask(Named, new { id = merged.Id })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_lead_merges_and_splits_and_only_the_two_confirm()
    {
        var district = await TestDistrict.Found(service, "Unmerged");
        var (one, other) = (district[Teachers.Never], district[Teachers.Silent]);
        foreach (var caller in new[] { "Administrator", "Principal", "Coach", Teachers.Never })
        {
            Assert.Equal("NOT_ALLOWED", Code(await district[caller].Try("mergePersons", new { operationId = Guid.NewGuid(), personId = one.Id, mergedPersonId = other.Id })));
            Assert.Equal("NOT_ALLOWED", Code(await district[caller].Try("splitPerson", new { operationId = Guid.NewGuid(), personId = other.Id })));
        }

        Assert.Equal("NOT_FOUND", Code(await one.Try("confirmMerge", new { operationId = Guid.NewGuid(), personId = other.Id })));
        Assert.Equal("NOT_MERGED", Code(await district["Lead"].Try("splitPerson", new { operationId = Guid.NewGuid(), personId = other.Id })));
        Assert.Equal("SAME_PERSON", Code(await district["Lead"].Try("mergePersons", new { operationId = Guid.NewGuid(), personId = one.Id, mergedPersonId = one.Id })));
    }

    [Fact]
    public async Task A_coach_who_is_an_evaluator_under_another_record_is_partner_of_none_whom_she_evaluates()
    {
        var district = await (await TestDistrict.Found(service, "Walled")).Coached();
        var (coach, head) = (district["Coach"], district["Head"]);
        Assert.Contains("PARTNERING", await Partnership(), StringComparison.Ordinal);
        await district["Lead"].Do("mergePersons", new { operationId = Guid.NewGuid(), personId = coach.Id, mergedPersonId = head.Id });
        service.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Contains("NOTHING_LIVE", await Partnership(), StringComparison.Ordinal);
        Assert.Equal("0", (await coach.Ask("{ viewer(actingAs: COACH) { asPartner { caseload { totalCount } } } }")).Data.GetProperty("viewer").GetProperty("asPartner").GetProperty("caseload").GetProperty("totalCount").GetRawText());
        Assert.Contains("ENDED", (await district[Teachers.Live].Ask("{ viewer(actingAs: TEACHER) { asTeacher { consents { state } } } }")).Text, StringComparison.Ordinal);
        Assert.Equal("PARTNER_EVALUATES", Code(await Grant(district, district[Teachers.Never])));
        Assert.Equal("NOT_ALLOWED", Code(await head.Try("assignEvaluator", new { operationId = Guid.NewGuid(), teacherId = district[Teachers.Never].Id, evaluatorId = coach.Id, from = district.Today, until = "2031-06-30" })));

        await district["Lead"].Do("splitPerson", new { operationId = Guid.NewGuid(), personId = head.Id });
        service.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Contains("PARTNERING", await Partnership(), StringComparison.Ordinal);

        async Task<string> Partnership() => (await coach.Ask("query($id: ID!) { partnership(teacherId: $id) { stage errors { code } } }", new { id = district[Teachers.Live].Id })).Text;
    }

    [Fact]
    public async Task One_person_is_listed_once_and_meant_by_either_id()
    {
        var district = await TestDistrict.Found(service, "Once");
        var (lead, kept, merged, head) = (district["Lead"], district[Teachers.Never], district[Teachers.Silent], district["Head"]);
        await lead.Do("assignEvaluator", Evaluates(merged));
        var before = await Listed();
        await lead.Do("mergePersons", new { operationId = Guid.NewGuid(), personId = kept.Id, mergedPersonId = merged.Id });
        Assert.Equal(before.Where(id => id != merged.Id), await Listed());
        await lead.Do("assignRole", new { operationId = Guid.NewGuid(), personId = merged.Id, role = "TEACHER_REPRESENTATIVE", schoolId = district.School });
        Assert.Contains("TEACHER_REPRESENTATIVE", (await lead.Ask("query($id: ID!) { node(id: $id) { ... on Person { roles { role } } } }", new { id = kept.Id })).Text, StringComparison.Ordinal);
        await lead.Do("assignEvaluator", Evaluates(merged));
        service.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal((1, 1), (await Evaluators(kept), await Evaluators(merged)));    // since the merge it is the kept one's
        await lead.Do("releaseEvaluator", new { operationId = Guid.NewGuid(), teacherId = kept.Id, evaluatorId = head.Id });
        service.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((0, 0), (await Open(kept), await Open(merged)));
        Assert.Equal("PERSON_MERGED", Code(await Grant(district, merged)));

        object Evaluates(Member teacher) => new { operationId = Guid.NewGuid(), teacherId = teacher.Id, evaluatorId = head.Id, from = district.Today, until = "2031-06-30" };
        async Task<IEnumerable<string?>> Listed() => (await lead.Ask("{ people(first: 100) { nodes { id } } }")).Data.GetProperty("people").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()).ToList();
        async Task<List<JsonElement>> All(Member who) => [.. (await who.Ask("{ viewer(actingAs: TEACHER) { asTeacher { evaluators { until } } } }")).Data.GetProperty("viewer").GetProperty("asTeacher").GetProperty("evaluators").EnumerateArray()];
        async Task<int> Evaluators(Member who) => (await All(who)).Count;
        async Task<int> Open(Member who) => (await All(who)).Count(assigned => assigned.GetProperty("until").GetString() == "2031-06-30");
    }

    private static Task<JsonElement> Grant(TestDistrict district, Member teacher) => teacher.Try(
        "grantConsent",
        new { operationId = Guid.NewGuid(), partnerId = district["Coach"].Id, @as = "COACH", preset = "THINK_TOGETHER", scope = new { subjectIds = new[] { district.Subject } }, noticeId = district.Notice });

    private static string? Code(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("code").GetString();
}
