using System.Text.Json;

namespace DistrictCoaching.EndToEnd;

/// <summary>Those who run the service suspend a district and resume it, over real HTTP.</summary>
public sealed class SuspensionTests : ServiceCase
{
    private string operators = "";

    private protected override async Task Begin(string printed) => operators = await Service.OperatorToken();

    [Fact]
    public async Task A_suspended_district_only_stops_and_another_notices_nothing()
    {
        var sample = (await Districts()).Single();
        Assert.Equal(("marmalade-bay", "ACTIVE"), (sample.GetProperty("slug").GetString(), sample.GetProperty("state").GetString()));
        Assert.True(sample.GetProperty("people").GetInt32() > 0 && sample.GetProperty("schools").GetInt32() > 0);
        var cast = await Cast.Of(Service.Api, Service.Address, operators, Packages.Sample, teachers: 1);
        var (teacher, coach) = (cast.Teachers[0], cast.Coach);
        var consent = await Granted(cast);
        var other = await Service.Token("pip.thimbleberry");
        var mine = (await Districts()).Single(one => one.GetProperty("id").GetString() != sample.GetProperty("id").GetString());
        var districtId = mine.GetProperty("id").GetString();

        Assert.Equal(["NOT_ALLOWED"], await Service.Api.Do(cast.Lead.Token, "suspendDistrict", Order(districtId, "Not mine.")));
        Assert.Equal(["NOT_ALLOWED"], await Service.Api.Do(cast.Lead.Token, "giveLeadSignIn", new { operationId = Guid.NewGuid(), districtId, leadLogin = cast.Lead.Login, reason = "Mine." }));
        Assert.Equal(["NOT_FOUND"], await Service.Api.Do(operators, "suspendDistrict", Order(coach.Id, "None.")));
        Assert.Equal(["TEXT_EMPTY"], await Service.Api.Do(operators, "suspendDistrict", Order(districtId, " ")));
        Assert.Empty(await Service.Api.Do(operators, "suspendDistrict", Order(districtId, "A breach is looked into.")));

        await Until.So(async () => (await Service.Api.Try(coach.Token, "{ people { totalCount } }")).Code == "DISTRICT_SUSPENDED");
        Assert.Equal("DISTRICT_SUSPENDED", (await Service.Api.Try(coach.Token, "query($id: ID!) { partnership(teacherId: $id) { errors { code } } }", new { id = teacher.Id })).Code);
        Assert.Null((await Service.Api.Try(other, "{ people { totalCount } }")).Code);

        // by a token that exists and by one of a new sign-in: her journal, her way out, and why
        foreach (var token in new[] { teacher.Token, await cast.SignIn(teacher.Login) })
        {
            var journal = await Service.Api.Ask(token, "{ viewer(actingAs: TEACHER) { asTeacher { journal { totalCount } consents { until state } } } district { state } }");
            Assert.Equal("SUSPENDED", journal.GetProperty("district").GetProperty("state").GetString());
            Assert.Equal("LIVE", journal.GetProperty("viewer").GetProperty("asTeacher").GetProperty("consents")[0].GetProperty("state").GetString());
            Assert.Equal("DISTRICT_SUSPENDED", (await Service.Api.Try(token, "{ people { totalCount } }")).Code);
        }

        Assert.Empty(await Service.Api.Do(teacher.Token, "withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consent }));
        var acts = (await Service.Api.Ask(cast.Lead.Token, "{ district { operatorActs { kind client reason } } }")).GetProperty("district").GetProperty("operatorActs");
        Assert.Equal("""[{"kind":"SUSPENDED","client":"operator","reason":"A breach is looked into."}]""", acts.GetRawText());
        Assert.Equal(["NOT_FOUND"], await Service.Api.Do(operators, "giveLeadSignIn", new { operationId = Guid.NewGuid(), districtId, leadLogin = teacher.Login, reason = "She says that she leads it." }));
        var given = await Service.Api.Done(operators, "giveLeadSignIn", new { operationId = Guid.NewGuid(), districtId, leadLogin = cast.Lead.Login, reason = "The only lead lost her password." }, "link until");
        Assert.StartsWith(Service.Address.ToString(), given.GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.True(given.GetProperty("until").GetDateTimeOffset() <= TimeProvider.System.GetUtcNow().AddHours(1));
        var last = (await Service.Api.Ask(cast.Lead.Token, "{ district { operatorActs { kind personId } } }")).GetProperty("district").GetProperty("operatorActs")[1];
        Assert.Equal(("LEAD_SIGN_IN_GIVEN", cast.Lead.Id), (last.GetProperty("kind").GetString(), last.GetProperty("personId").GetString()));
        Assert.Equal("NOT_ALLOWED", (await Service.Api.Try(teacher.Token, "{ district { operatorActs { kind } } }")).Code);

        Assert.Empty(await Service.Api.Do(operators, "resumeDistrict", Order(districtId, "Nothing was found.")));
        await Until.So(async () => (await Service.Api.Try(coach.Token, "{ people { totalCount } }")).Code is null);
        Assert.Equal("ACTIVE", (await Districts()).Single(one => one.GetProperty("id").GetString() == districtId).GetProperty("state").GetString());
    }

    private static object Order(string? districtId, string reason) => new { operationId = Guid.NewGuid(), districtId, reason };

    private async Task<List<JsonElement>> Districts() =>
        [.. (await Service.Api.Ask(operators, "{ districts { nodes { id slug state people schools } } }")).GetProperty("districts").GetProperty("nodes").EnumerateArray()];

    private async Task<string?> Granted(Cast cast) => (await Service.Api.Done(
        cast.Teachers[0].Token, "grantConsent",
        new { operationId = Guid.NewGuid(), partnerId = cast.Coach.Id, @as = "COACH", preset = "THINK_TOGETHER", scope = new { subjectIds = new[] { cast.Subject } }, noticeId = cast.Notice },
        "consent { id }")).GetProperty("consent").GetProperty("id").GetString();
}
