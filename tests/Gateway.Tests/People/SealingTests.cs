using System.Globalization;

namespace DistrictCoaching.Gateway.Tests.People;

/// <summary>Promise 2 over HTTP: a file that names a teacher by another key closes her coaching to whoever signs in as her, and nobody else can tell.</summary>
[Collection(nameof(Service))]
public sealed class SealingTests(Service service)
{
    private static readonly string[] Own =
    [
        "{ viewer(actingAs: TEACHER) { asTeacher { consents { id } } } }", "{ viewer(actingAs: TEACHER) { asPartner { caseload { totalCount } } } }",
        "subscription { journalChanged(actingAs: TEACHER) { totalCount } }",
    ];

    [Fact]
    public async Task Whom_a_file_names_by_another_key_is_sealed_and_only_stopping_works()
    {
        var district = await Sealed("Resealed");
        var (live, paused) = (district[Teachers.Live], district[Teachers.Paused]);
        foreach (var own in Own)
        {
            Assert.Contains("\"PERSON_SEALED\"", (await live.Ask(own)).Text, StringComparison.Ordinal);
        }

        Assert.Equal("PERSON_SEALED", Code(await live.Try("grantConsent", Grant(district))));
        Assert.Equal("PERSON_SEALED", Code(await live.Try("eraseContent", new { operationId = Guid.NewGuid() })));
        Assert.Equal("PERSON_SEALED", Code(await live.Try("resumeConsent", new { operationId = Guid.NewGuid(), consentId = district.Consents[Teachers.Live] })));
        var note = await live.Ask("query($t: ID!, $a: ID!) { note(teacherId: $t, activityId: $a) { text errors { code } } }", new { t = live.Id, a = district.Activities[Teachers.Live] });
        Assert.Equal("""{"data":{"note":{"text":null,"errors":[{"code":"PERSON_SEALED"}]}}}""", note.Text);
        var until = DateOnly.ParseExact(service.Today, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(until, (await live.Ask("{ viewer { sealedUntil } }")).Data.GetProperty("viewer").GetProperty("sealedUntil").GetString());
        Assert.Equal("""{"data":{"viewer":{"sealedUntil":null}}}""", (await paused.Ask("{ viewer { sealedUntil } }")).Text);
        await district.Withdraw(Teachers.Live);
    }

    [Fact]
    public async Task Her_partner_and_everybody_else_see_what_they_see_of_one_with_whom_nothing_is_live()
    {
        var district = await Sealed("Unseen");
        var queries = Walker.Reads(service).Where(call => call.Slots.Any(Comparison.AboutHer)).ToList();
        foreach (var caller in new[] { "Coach", "Principal" })
        {
            var comparison = new Comparison(district, district[caller], [Teachers.Never, Teachers.Live, Teachers.Paused, Teachers.Declined]);
            foreach (var call in queries)
            {
                await comparison.EverySlot(call);
            }
        }

        Assert.Equal("""{"data":{"viewer":{"asPartner":{"caseload":{"totalCount":0}}}}}""", (await district["Coach"].Ask("{ viewer(actingAs: COACH) { asPartner { caseload { totalCount } } } }")).Text);
    }

    [Fact]
    public async Task After_a_week_she_resumes_with_one_tap()
    {
        var district = await Sealed("Reopened");
        service.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("SUSPENDED", (await district[Teachers.Live].Ask("{ viewer(actingAs: TEACHER) { asTeacher { consents { state } } } }")).Data
            .GetProperty("viewer").GetProperty("asTeacher").GetProperty("consents")[0].GetProperty("state").GetString());
        var partnership = (Func<Task<string>>)(async () => (await district["Coach"].Ask("query($id: ID!) { partnership(teacherId: $id) { errors { code } } }", new { id = district[Teachers.Live].Id })).Text);
        Assert.Contains("NOTHING_LIVE", await partnership(), StringComparison.Ordinal);
        await district.Resume(Teachers.Live);
        Assert.Equal("""{"data":{"partnership":{"errors":[]}}}""", await partnership());
    }

    [Fact]
    public async Task Only_a_lead_sets_the_key_and_leads_and_administrators_read_it()
    {
        var district = await TestDistrict.Found(service, "Keyed");
        var staff = new { operationId = Guid.NewGuid(), kind = "USER_ID", userIdType = "staffUniqueId" };
        Assert.Equal("NOT_ALLOWED", Code(await district["Administrator"].Try("setMatchKey", staff)));
        Assert.Equal("NOT_ALLOWED", Code(await district["Principal"].Try("setMatchKey", staff)));
        Assert.Equal("BAD_MATCH_KEY", Code(await district["Lead"].Try("setMatchKey", new { operationId = Guid.NewGuid(), kind = "EMAIL", userIdType = "staffUniqueId" })));
        await district["Lead"].Do("setMatchKey", staff, "matchKey { kind userIdType }");
        const string Policy = "{ peoplePolicy { matchKey { kind userIdType } } }";
        Assert.Equal("""{"data":{"peoplePolicy":{"matchKey":{"kind":"USER_ID","userIdType":"staffUniqueId"}}}}""", (await district["Administrator"].Ask(Policy)).Text);
        Assert.Contains("NOT_ALLOWED", (await district["Principal"].Ask(Policy)).Text, StringComparison.Ordinal);
    }

    /// <summary>A coached district in which a file names the live teacher, and nobody else, by the new key.</summary>
    private async Task<TestDistrict> Sealed(string name)
    {
        var district = await (await TestDistrict.Found(service, name)).Coached();
        await district["Lead"].Do("setMatchKey", new { operationId = Guid.NewGuid(), kind = "EMAIL" });
        Assert.Contains("KEY_CHANGED", await Deltas.Send(service, district, Teachers.Live), StringComparison.Ordinal);
        return district;
    }

    private static object Grant(TestDistrict district) => new
    {
        operationId = Guid.NewGuid(),
        partnerId = district["Coach"].Id,
        @as = "COACH",
        preset = "ONE_CONVERSATION",
        scope = new { subjectIds = new[] { district.Subject } },
        noticeId = district.Notice,
    };

    private static string? Code(System.Text.Json.JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("code").GetString();
}
