namespace DistrictCoaching.Gateway.Tests;

/// <summary>What a teacher does reaches nobody else's stream; her partner's ends when nothing is live any more.</summary>
[Collection(nameof(Service))]
public sealed class StreamSecrecyTests(Service service)
{
    private const string Key = Teachers.Never, Partnership = "subscription($id: ID!) { partnershipChanged(teacherId: $id) { stage activities { id } errors { code } } }";
    private static readonly string[] Others = ["Principal", "Head", "IdleCoach", "OtherTeacher", "Lead", "App"];

    [Fact]
    public async Task What_a_teacher_does_reaches_nobody_else()
    {
        var district = await TestDistrict.Found(service, "Streams");
        await district.Invite(Key);
        List<EventClient> streams = [];
        foreach (var call in Others.SelectMany(_ => Walker.Subscriptions(service), (caller, call) => (Who: district.Who(caller), Call: call)))
        {
            streams.Add(await call.Who.Watch(call.Call.Document, call.Call.Variables(slot => district.Own(slot, Key))));
            await streams[^1].Event().Soon();
        }

        // of those that were refused at once, what remains is that they are complete
        var silent = streams.ConvertAll(async stream => await stream.Event() is (not "complete", _) told ? told.Data : null);
        using var own = await Own(district);
        await district.Grant(Key);
        await district.Record(Key);
        await district.Pause(Key);
        await district.Resume(Key);
        await district.Withdraw(Key);
        for (var told = 0; told < 6;)
        {
            told += (await Entries(own)).Length;
        }

        for (var look = 0; look < 5; look++)
        {
            service.Clock.Advance(TimeSpan.FromSeconds(1));
            await district["Lead"].Ask("{ viewer { id } }");
        }

        foreach (var said in silent.Where(one => one.IsCompleted))
        {
            Assert.Null(await said);
        }

        streams.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task Her_partner_s_stream_follows_and_ends_with_the_consent()
    {
        var district = await TestDistrict.Found(service, "Followed");
        await district.Invite(Key);
        using (var early = await district["Coach"].Watch(Partnership, new { id = district[Key].Id }))
        {
            Assert.Equal(Nothing, (await early.Event().Soon())!.Value.Data);
            Assert.Equal(("complete", ""), await early.Event().Soon());
        }

        await district.Grant(Key);
        using var stream = await district["Coach"].Watch(Partnership, new { id = district[Key].Id });
        Assert.Contains("\"activities\":[]", (await stream.Event().Soon())!.Value.Data, StringComparison.Ordinal);
        await district.Record(Key);
        Assert.Contains(district.Activities[Key], (await Later(stream))!.Value.Data, StringComparison.Ordinal);
        await district.Withdraw(Key);
        Assert.Equal(Nothing, (await Later(stream))!.Value.Data);
        Assert.Equal(("complete", ""), await stream.Event().Soon());
    }

    [Fact]
    public async Task Her_own_stream_has_every_entry_once_and_in_order()
    {
        var district = await TestDistrict.Found(service, "Journal");
        await district.Invite(Key);
        using var own = await Own(district);
        await district.Grant(Key);
        await district.Record(Key);
        await district["Coach"].Ask("query($t: ID!, $a: ID!) { note(teacherId: $t, activityId: $a) { text errors { code } } }", new { t = district[Key].Id, a = district.Activities[Key] });
        await district.Withdraw(Key);
        List<string> seen = [];
        while (!seen.Any(entry => entry.Contains("consent.withdrawn", StringComparison.Ordinal)))
        {
            seen.AddRange(await Entries(own));
        }

        var journal = (await district[Key].Ask("{ viewer(actingAs: TEACHER) { asTeacher { journal(first: 100) { nodes { part version type } } } } }")).Data
            .GetProperty("viewer").GetProperty("asTeacher").GetProperty("journal").GetProperty("nodes").EnumerateArray().Select(entry => entry.GetRawText()).Reverse().ToList();
        foreach (var part in new[] { "ACTS", "READS" })    // what happened at one moment has no order between the two
        {
            Assert.Contains(journal, entry => Of(entry));
            Assert.Equal(journal.Where(Of), seen.Where(Of));

            bool Of(string entry) => entry.Contains(part, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Her_journal_is_watched_in_no_other_role()
    {
        var district = await TestDistrict.Found(service, "Roles");
        foreach (var (who, role) in new[] { (Key, "COACH"), ("Coach", "TEACHER"), ("Principal", "SCHOOL_LEADER") })
        {
            var answer = await district[who].Ask($"subscription {{ journalChanged(actingAs: {role}) {{ totalCount }} }}");
            Assert.Equal("NOT_ALLOWED", answer.Code);
        }
    }

    private const string Nothing = """{"data":{"partnershipChanged":{"stage":null,"activities":[],"errors":[{"code":"NOTHING_LIVE"}]}}}""";

    /// <summary>Her own stream, after its first event.</summary>
    private static async Task<EventClient> Own(TestDistrict district)
    {
        var own = await district[Key].Watch("subscription { journalChanged(actingAs: TEACHER) { totalCount entries { part version type } } }");
        Assert.Contains("\"entries\":[]", (await own.Event().Soon())!.Value.Data, StringComparison.Ordinal);
        return own;
    }

    private async Task<string[]> Entries(EventClient own)
    {
        var change = System.Text.Json.JsonDocument.Parse((await Later(own))!.Value.Data).RootElement.GetProperty("data").GetProperty("journalChanged");
        return [.. change.GetProperty("entries").EnumerateArray().Select(entry => entry.GetRawText())];
    }

    private Task<(string Name, string Data)?> Later(EventClient stream) => service.Clock.Until(stream.Event());
}
