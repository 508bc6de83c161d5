using System.Text.Json;

namespace DistrictCoaching.Gateway.Tests.People;

/// <summary>What she did under her other record is hers once both sign-ins confirmed: here the live teacher is merged into another one.</summary>
[Collection(nameof(Service))]
public sealed class JoinedHistoryTests(Service service)
{
    private const string Joined = "{ viewer(actingAs: TEACHER) { asTeacher { joined { personId consents { id state } activities { id } } } } }";

    [Fact]
    public async Task What_she_did_under_the_other_record_is_hers_only_after_both_sign_ins_confirmed()
    {
        var district = await (await TestDistrict.Found(service, "Merged")).Coached();
        var (kept, merged) = (district[Teachers.Never], district[Teachers.Live]);
        await district.Decline(Teachers.Live, "NOT_NOW");
        await district["Lead"].Do("mergePersons", new { operationId = Guid.NewGuid(), personId = kept.Id, mergedPersonId = merged.Id }, "done");
        Assert.Equal("PERSON_SEALED", Code(await kept.Try("confirmMerge", new { operationId = Guid.NewGuid(), personId = merged.Id })));
        Assert.Contains("NOTHING_LIVE", (await district["Coach"].Ask("query($id: ID!) { partnership(teacherId: $id) { errors { code } } }", new { id = merged.Id })).Text, StringComparison.Ordinal);

        service.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("[]", (await Of(kept)).GetRawText());
        await kept.Do("confirmMerge", new { operationId = Guid.NewGuid(), personId = merged.Id });
        Assert.Equal("[]", (await Of(kept)).GetRawText());
        Assert.Equal("""{"data":{"viewer":{"merges":[{"kept":false,"confirmed":false,"joined":false}]}}}""", (await merged.Ask("{ viewer { merges { kept confirmed joined } } }")).Text);
        await merged.Do("confirmMerge", new { operationId = Guid.NewGuid(), personId = kept.Id });

        var history = Assert.Single((await Of(kept)).EnumerateArray());
        Assert.Equal(merged.Id, history.GetProperty("personId").GetString());
        Assert.Equal(district.Consents[Teachers.Live], history.GetProperty("consents")[0].GetProperty("id").GetString());
        Assert.NotEqual("LIVE", history.GetProperty("consents")[0].GetProperty("state").GetString());
        Assert.Equal(
            $$"""[{"coach":{"id":"{{district["Coach"].Id}}"},"answer":"NOT_NOW"}]""",
            (await kept.Ask("{ viewer(actingAs: TEACHER) { asTeacher { joined { invitations(first: 5) { nodes { coach { id } answer } } } } } }"))
            .Data.GetProperty("viewer").GetProperty("asTeacher").GetProperty("joined")[0].GetProperty("invitations").GetProperty("nodes").GetRawText());
        Assert.Contains("What Live of Merged said.", await Note(kept), StringComparison.Ordinal);
        Assert.Contains("NOTHING_LIVE", await Note(district["Coach"]), StringComparison.Ordinal);
        Assert.Contains("NOTHING_LIVE", await Note(district[Teachers.Silent]), StringComparison.Ordinal);

        await district["Lead"].Do("splitPerson", new { operationId = Guid.NewGuid(), personId = merged.Id });
        service.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("[]", (await Of(kept)).GetRawText());
        Assert.DoesNotContain("said.", await Note(kept), StringComparison.Ordinal);
        Assert.Contains("What Live of Merged said.", await Note(merged), StringComparison.Ordinal);

        async Task<JsonElement> Of(Member who) => (await who.Ask(Joined)).Data.GetProperty("viewer").GetProperty("asTeacher").GetProperty("joined");
        async Task<string> Note(Member who) =>
            (await who.Ask("query($t: ID!, $a: ID!) { note(teacherId: $t, activityId: $a) { text errors { code } } }", new { t = merged.Id, a = district.Activities[Teachers.Live] })).Text;
    }

    [Fact]
    public async Task What_was_joined_is_hers_to_verify_to_prove_and_to_erase_and_to_erase_only_then()
    {
        var district = await (await TestDistrict.Found(service, "Erased")).Coached();
        var (kept, merged) = (district[Teachers.Paused], district[Teachers.Live]);
        foreach (var coach in new[] { kept, merged })
        {
            await district["Lead"].Do("assignRole", new { operationId = Guid.NewGuid(), personId = coach.Id, role = "COACH", schoolId = district.School });
        }

        await Publish(merged, "What the other record said.");
        await district["Lead"].Do("mergePersons", new { operationId = Guid.NewGuid(), personId = kept.Id, mergedPersonId = merged.Id });
        service.Clock.Advance(TimeSpan.FromDays(8));
        await kept.Do("eraseContent", new { operationId = Guid.NewGuid() });
        Assert.DoesNotContain("said.", await Note(kept, Teachers.Paused), StringComparison.Ordinal);
        Assert.Equal(("null", "null"), await Profiles());
        Assert.Contains("What Live of Erased said.", await Note(merged, Teachers.Live), StringComparison.Ordinal);
        await kept.Do("confirmMerge", new { operationId = Guid.NewGuid(), personId = merged.Id });
        await merged.Do("confirmMerge", new { operationId = Guid.NewGuid(), personId = kept.Id });

        var profile = $$"""{"coachId":"{{kept.Id}}","statement":"What the other record said."}""";
        Assert.Equal((profile, profile), await Profiles());
        await Publish(kept, "What she says now.");
        Assert.Contains("What she says now.", (await Profiles()).ToOthers, StringComparison.Ordinal);

        var joined = (await kept.Ask(
            "query($id: ID!) { viewer(actingAs: TEACHER) { asTeacher { joined { evaluators { personId } receipt(consentId: $id) { partnerId } journal(first: 2) { totalCount nodes { type } } journalVerification { whole } } } } }",
            new { id = district.Consents[Teachers.Live] })).Data.GetProperty("viewer").GetProperty("asTeacher").GetProperty("joined")[0];
        Assert.Equal(district["Head"].Id, joined.GetProperty("evaluators")[0].GetProperty("personId").GetString());
        Assert.Equal(district["Coach"].Id, joined.GetProperty("receipt").GetProperty("partnerId").GetString());
        Assert.True(joined.GetProperty("journal").GetProperty("totalCount").GetInt32() > 2);
        Assert.Equal("""{"whole":true}""", joined.GetProperty("journalVerification").GetRawText());

        Assert.Contains("What Live of Erased said.", await Note(kept, Teachers.Live), StringComparison.Ordinal);
        await kept.Do("eraseContent", new { operationId = Guid.NewGuid() });
        Assert.DoesNotContain("said.", await Note(kept, Teachers.Live), StringComparison.Ordinal);

        Task Publish(Member who, string statement) =>
            who.Do("publishProfile", new { operationId = Guid.NewGuid(), yearsTaught = 9, subjectIds = new[] { district.Subject }, statement });

        async Task<(string ToOthers, string Own)> Profiles() => (
            (await district["Principal"].Ask("query($id: ID!) { node(id: $id) { ... on Person { profile { coachId statement } } } }", new { id = merged.Id })).Data.GetProperty("node").GetProperty("profile").GetRawText(),
            (await kept.Ask("{ viewer(actingAs: COACH) { asCoach { profile { coachId statement } } } }")).Data.GetProperty("viewer").GetProperty("asCoach").GetProperty("profile").GetRawText());

        async Task<string> Note(Member who, string key) =>
            (await who.Ask("query($t: ID!, $a: ID!) { note(teacherId: $t, activityId: $a) { text errors { code } } }", new { t = district[key].Id, a = district.Activities[key] })).Text;
    }

    [Fact]
    public async Task Whoever_left_takes_and_erases_by_her_recovery_code_what_was_joined_and_nobody_elses()
    {
        var district = await (await TestDistrict.Found(service, "Left")).Coached();
        var (kept, merged) = (district[Teachers.Never], district[Teachers.Live]);
        await district["Lead"].Do("mergePersons", new { operationId = Guid.NewGuid(), personId = kept.Id, mergedPersonId = merged.Id });
        service.Clock.Advance(TimeSpan.FromDays(8));
        await kept.Do("confirmMerge", new { operationId = Guid.NewGuid(), personId = merged.Id });
        await merged.Do("confirmMerge", new { operationId = Guid.NewGuid(), personId = kept.Id });
        await district.Import(without: [Teachers.Never, Teachers.Live, Teachers.Silent]);
        service.Clock.Advance(Standing.Lasts);
        Assert.Equal("NOT_ACTIVE", (await kept.Ask(Joined)).Code);

        var history = Assert.Single((await Leaver(kept, Joined)).Data.GetProperty("viewer").GetProperty("asTeacher").GetProperty("joined").EnumerateArray());
        Assert.Equal(district.Consents[Teachers.Live], history.GetProperty("consents")[0].GetProperty("id").GetString());
        Assert.Contains("What Live of Left said.", await Note(kept), StringComparison.Ordinal);
        Assert.Contains("NOTHING_LIVE", await Note(district[Teachers.Silent]), StringComparison.Ordinal);    // who left as well, and is another
        Assert.Equal("[]", (await Leaver(district[Teachers.Silent], Joined)).Data.GetProperty("viewer").GetProperty("asTeacher").GetProperty("joined").GetRawText());
        Assert.Equal("[]", (await Leaver(kept, "mutation { eraseContent(input: { operationId: \"" + Guid.NewGuid() + "\" }) { errors { code } } }")).Data.GetProperty("eraseContent").GetProperty("errors").GetRawText());
        Assert.DoesNotContain("said.", await Note(kept), StringComparison.Ordinal);

        Task<Answer> Leaver(Member who, string query, object? variables = null) => service.Ask(service.Token(who.Guid.ToString("D"), district.Id, acr: Caller.LeaverAcr), query, variables);
        async Task<string> Note(Member who) =>
            (await Leaver(who, "query($t: ID!, $a: ID!) { note(teacherId: $t, activityId: $a) { text errors { code } } }", new { t = merged.Id, a = district.Activities[Teachers.Live] })).Text;
    }

    private static string? Code(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("code").GetString();
}
