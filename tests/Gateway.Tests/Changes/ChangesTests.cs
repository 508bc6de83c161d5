using System.Text.Json;
using DistrictCoaching.Gateway.Tests.People;

namespace DistrictCoaching.Gateway.Tests.Changes;

/// <summary>Feeds of changes, over HTTP: the directory's, which coaching does not move, and a person's own.</summary>
[Collection(nameof(Service))]
public sealed class ChangesTests(Service service)
{
    private const string Directory =
        "query($after: String, $first: Int) { changes(after: $after, first: $first) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { entity action id node { __typename ... on Person { givenName roles { role } } ... on School { name } } } } } }";

    private const string Own =
        "query($after: String, $first: Int) { viewer(actingAs: TEACHER) { asTeacher { changes(after: $after, first: $first) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { part version type } } } } } }";

    [Theory, InlineData("Lead"), InlineData("Principal"), InlineData(TestDistrict.App)]
    public async Task A_copy_that_follows_the_feed_says_what_the_directory_says(string caller)
    {
        var district = await TestDistrict.Found(service, "Feed");
        var (copy, after) = (new Dictionary<string, string>(), (string?)null);
        await Follow();
        Assert.Equal(RosterFiles.Staff.Length + 2, copy.Count);

        var (her, lead) = (district[Teachers.Live], district["Lead"]);
        await her.Do("setOwnName", new { operationId = Guid.NewGuid(), givenName = "Ada", familyName = "Lovelace" });
        await lead.Do("assignRole", new { operationId = Guid.NewGuid(), personId = district["Head"].Id, role = "TEACHER_REPRESENTATIVE", schoolId = district.School });
        await Deltas.Send(service, district, Deltas.Users(Deltas.User("OtherTeacher", district.Name, enabled: false)));
        Assert.Equal(3, await Follow());
        Assert.Contains("Ada", copy[her.Id], StringComparison.Ordinal);
        Assert.DoesNotContain(district["OtherTeacher"].Id, copy.Keys);
        Assert.Equal(await Listed(), copy.Values.Where(one => one.Contains("Person", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(0, await Follow());

        async Task<int> Follow()
        {
            for (var told = 0; ;)
            {
                var page = (await district.Who(caller).Ask(Directory, new { after, first = 7 })).Data.GetProperty("changes");
                foreach (var edge in page.GetProperty("edges").EnumerateArray())
                {
                    var change = edge.GetProperty("node");
                    Assert.Equal(change.GetProperty("action").GetString() == "REMOVED", change.GetProperty("node").ValueKind == JsonValueKind.Null);
                    copy.Remove(change.GetProperty("id").GetString()!);
                    if (change.GetProperty("node") is { ValueKind: JsonValueKind.Object } node)
                    {
                        copy[change.GetProperty("id").GetString()!] = node.GetRawText();
                    }

                    (after, told) = (edge.GetProperty("cursor").GetString(), told + 1);
                }

                if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                {
                    return told;
                }
            }
        }

        async Task<IEnumerable<string>> Listed() =>
            (await lead.Ask("{ people(first: 100) { nodes { __typename givenName roles { role } } } }")).Data.GetProperty("people").GetProperty("nodes")
                .EnumerateArray().Select(person => person.GetRawText()).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Who_left_is_told_as_removed_and_her_name_in_no_change_of_before()
    {
        var district = await TestDistrict.Found(service, "Left");
        var all = (await district["Lead"].Ask(Directory, new { first = 100 })).Text;
        Assert.Contains("\"OtherTeacher\"", all, StringComparison.Ordinal);
        await Deltas.Send(service, district, Deltas.Users(Deltas.User("OtherTeacher", district.Name, enabled: false)));
        var after = (await district["Lead"].Ask(Directory, new { first = 100 })).Text;
        Assert.DoesNotContain("\"OtherTeacher\"", after, StringComparison.Ordinal);
        Assert.Contains($$"""{"entity":"PERSON","action":"REMOVED","id":"{{district["OtherTeacher"].Id}}","node":null}""", after, StringComparison.Ordinal);
    }

    [Theory, InlineData("Lead"), InlineData(TestDistrict.App)]
    public async Task Whoever_watches_is_told_when_the_directory_changes(string caller)
    {
        var district = await TestDistrict.Found(service, "Watched");
        using var stream = await district.Who(caller).Watch("subscription { directoryChanged }");
        var count = RosterFiles.Staff.Length + 2;
        Assert.Equal($$$"""{"data":{"directoryChanged":{{{count}}}}}""", (await stream.Event().Soon())!.Value.Data);
        await district["Lead"].Do("assignRole", new { operationId = Guid.NewGuid(), personId = district["Head"].Id, role = "TEACHER_REPRESENTATIVE", schoolId = district.School });
        Assert.Equal($$$"""{"data":{"directoryChanged":{{{count + 1}}}}}""", (await service.Clock.Until(stream.Event()))!.Value.Data);
    }

    [Theory, InlineData("Lead"), InlineData("Principal"), InlineData("Coach"), InlineData("OtherTeacher"), InlineData(TestDistrict.App)]
    public async Task Nothing_of_coaching_moves_the_directory_s_feed(string caller)
    {
        const string Key = Teachers.Live;
        var district = await TestDistrict.Found(service, "Moved");
        var before = await Seen();
        await district.Invite(Key);
        await district.Decline(Key);
        Assert.Equal(before, await Seen());
        await district.Grant(Key);
        await district.Record(Key);
        Assert.Equal(before, await Seen());
        await district.Pause(Key);
        await district.Resume(Key);
        await district.Withdraw(Key);
        await district["Lead"].Do("assignEvaluator", new { operationId = Guid.NewGuid(), teacherId = district[Key].Id, evaluatorId = district["Head"].Id, from = service.Today, until = service.Today });
        await district[Key].Do("eraseContent", new { operationId = Guid.NewGuid() });
        Assert.Equal(before, await Seen());

        async Task<string> Seen() => Sight.Of(await district.Who(caller).Ask(Directory, new { first = 100 }));
    }

    [Fact]
    public async Task Her_own_feed_has_every_entry_once_says_that_texts_were_erased_and_is_nobody_else_s()
    {
        const string Key = Teachers.Live;
        var district = await TestDistrict.Found(service, "Mine");
        await district.Invite(Key);
        await district.Grant(Key);
        var (seen, after) = (new List<string>(), (string?)null);
        await Follow();
        Assert.Equal(["consent.granted/1"], seen);
        await district.Record(Key);
        await district["Coach"].Ask("query($t: ID!, $a: ID!) { note(teacherId: $t, activityId: $a) { text errors { code } } }", new { t = district[Key].Id, a = district.Activities[Key] });
        await Follow();
        await district[Key].Do("eraseContent", new { operationId = Guid.NewGuid() });
        await Follow();
        Assert.Equal(["consent.granted/1", "activity.recorded/1", "activity.confirmed/1"], seen[..3]);
        Assert.Equal("content.erased/1", seen[^1]);
        Assert.Equal(seen.Count, (await district[Key].Ask("{ viewer(actingAs: TEACHER) { asTeacher { journal { totalCount } } } }")).Data
            .GetProperty("viewer").GetProperty("asTeacher").GetProperty("journal").GetProperty("totalCount").GetInt32());

        foreach (var other in new[] { "Lead", "Principal", "Coach", TestDistrict.App })
        {
            Assert.Equal("NOT_ALLOWED", (await district.Who(other).Ask(Own)).Code);
        }

        Assert.Equal("CURSOR_INVALID", (await district["OtherTeacher"].Ask(Own, new { after })).Code);

        async Task Follow()
        {
            for (var more = true; more;)
            {
                var page = (await district[Key].Ask(Own, new { after, first = 1 })).Data.GetProperty("viewer").GetProperty("asTeacher").GetProperty("changes");
                seen.AddRange(page.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("node").GetProperty("type").GetString()!));
                after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString() ?? after;
                more = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean();
                Assert.True(page.GetProperty("totalCount").GetInt32() >= seen.Count);
            }
        }
    }
}
