using System.Text.Json;
using GraphQL.Types;

namespace DistrictCoaching.Gateway.Tests.Exports;

/// <summary>An export gives what its query gives page by page, and is refused where that is. Walks the schema: a new list has to be added here.</summary>
[Collection(nameof(Service))]
public sealed class ExportedListsTests(Service service)
{
    private static readonly string[] Callers = [Teachers.Live, "Coach", "Principal", "Administrator", "Lead", TestDistrict.App];

    /// <summary>The way to each list, LIST standing for the list itself, ID for an import's id and HOOK for a webhook's.</summary>
    private static readonly Dictionary<string, string> Ways = new()
    {
        ["Query.people"] = "LIST",
        ["Query.changes"] = "LIST",
        ["District.rosterImports"] = "district { LIST }",
        ["RosterImport.changes"] = "district { rosterImport(id: \"ID\") { LIST } }",
        ["RosterImport.findings"] = "district { rosterImport(id: \"ID\") { LIST } }",
        ["District.webhooks"] = "district { LIST }",
        ["Webhook.deliveries"] = "district { webhook(id: \"HOOK\") { LIST } }",
        ["MappingPlan.changes"] = "planMappingRules(rules: []) { LIST }",
        ["TeacherSelf.invitations"] = "viewer(actingAs: TEACHER) { asTeacher { LIST } }",
        ["TeacherSelf.journal"] = "viewer(actingAs: TEACHER) { asTeacher { LIST } }",
        ["TeacherSelf.changes"] = "viewer(actingAs: TEACHER) { asTeacher { LIST } }",
        ["CoachSelf.invitations"] = "viewer(actingAs: COACH) { asCoach { LIST } }",
        ["PartnerSelf.caseload"] = "viewer(actingAs: COACH) { asPartner { LIST } }",
    };

    [Fact]
    public async Task Every_list_is_exported_to_whom_it_is_shown_and_to_nobody_else()
    {
        var lists = service.Schema.AllTypes.OfType<IObjectGraphType>().SelectMany(type => type.Fields.Where(field => field.Arguments?.Find("after") is not null).Select(field => $"{type.Name}.{field.Name}"));
        Assert.Equal(Ways.Keys.Concat(["JoinedSelf.invitations", "JoinedSelf.journal", "Query.districts"]).Order(StringComparer.Ordinal), lists.Order(StringComparer.Ordinal));    // one for each joined record is no one list; districts are listed to those who run the service alone
        var district = await (await TestDistrict.Found(service, "Exports")).Coached();
        var import = (await district["Lead"].Ask("{ district { rosterImports { nodes { id } } } }")).Data.GetProperty("district").GetProperty("rosterImports").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        var given = new HashSet<string>();
        foreach (var (caller, (list, way)) in Callers.SelectMany(caller => Ways, (caller, list) => (caller, list)))
        {
            var query = $"query($after: String) {{ {way.Replace("LIST", $"{list.Split('.')[1]}(first: 2, after: $after) {{ edges {{ cursor node {{ __typename }} }} pageInfo {{ hasNextPage endCursor }} }}", StringComparison.Ordinal).Replace("ID", import, StringComparison.Ordinal).Replace("HOOK", district.Webhook, StringComparison.Ordinal)} }}";
            var (shown, code) = await Shown(district.Who(caller), query);
            var export = await district.Who(caller).Export(query);
            if (code is not null)
            {
                Assert.Equal(code, export.Code);
                continue;
            }

            Assert.Equal(shown, export.Raw.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            given.UnionWith(shown.Take(1).Select(_ => list));
        }

        Assert.Equal(Ways.Keys.Except(["MappingPlan.changes"]).Order(StringComparer.Ordinal), given.Order(StringComparer.Ordinal));    // no rule would change anything here
    }

    [Fact]
    public async Task A_cursor_of_another_district_or_caller_exports_nothing()
    {
        const string List = "query($after: String) { people(first: 2, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }";
        var (home, foreign) = (await TestDistrict.Found(service, "Home"), await TestDistrict.Found(service, "Foreign"));
        var cursor = JsonDocument.Parse((await foreign["Lead"].Export(List)).Raw.Split('\n')[0]).RootElement.GetProperty("cursor").GetString();
        Assert.Equal("CURSOR_INVALID", (await home["Lead"].Export(List, new { after = cursor })).Code);
        Assert.Equal("CURSOR_INVALID", (await foreign["Principal"].Export(List, new { after = cursor })).Code);
        Assert.DoesNotContain("Foreign", (await home[Teachers.Live].Export(List.Replace("id }", "familyName }", StringComparison.Ordinal))).Raw, StringComparison.Ordinal);
    }

    /// <summary>Every edge of a list, page by page, or the code of its refusal.</summary>
    private static async Task<(List<string> Edges, string? Code)> Shown(Member caller, string query)
    {
        var edges = new List<string>();
        for (string? after = null; ;)
        {
            var answer = await caller.Ask(query, new { after });
            if (answer.Json.TryGetProperty("errors", out _))
            {
                return (edges, answer.Code);
            }

            var list = answer.Data;
            while (!list.TryGetProperty("edges", out _))
            {
                list = list.EnumerateObject().Single().Value;
            }

            edges.AddRange(list.GetProperty("edges").EnumerateArray().Select(edge => edge.GetRawText()));
            if (!list.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                return (edges, null);
            }

            after = list.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
    }
}
