using System.Text.Json;

namespace DistrictCoaching.EndToEnd;

/// <summary>Those who run the service set what one district may have and spend, over real HTTP.</summary>
public sealed class DistrictLimitsTests : ServiceCase
{
    private const string All = "limits { pointsPerSecond { own inForce used } burst { own inForce } operationsAtOnce { own inForce } people { own inForce used } webhooks { own inForce used } apps { own inForce used } }";
    private string operators = "";

    private protected override async Task Begin(string printed) => operators = await Service.OperatorToken();

    [Fact]
    public async Task A_district_of_the_smallest_limits_is_refused_growth_and_floods_and_never_a_withdrawal()
    {
        var cast = await Cast.Of(Service.Api, Service.Address, operators, Packages.Sample, teachers: 1);
        var mine = await Seen(cast.Slug);
        var (districtId, people) = (mine.GetProperty("id").GetString(), mine.GetProperty("people").GetInt32());
        var consent = await Granted(cast);
        var order = new { operationId = Guid.NewGuid(), districtId, reason = "They asked for less.", pointsPerSecond = 100, burst = 1_000, operationsAtOnce = 1, people, webhooks = 0, apps = 0 };
        Assert.Equal(["NOT_ALLOWED"], await Service.Api.Do(cast.Lead.Token, "setDistrictLimits", order));
        Assert.Equal(["LIMITS_OUT_OF_RANGE"], await Service.Api.Do(operators, "setDistrictLimits", order with { burst = 999 }));
        Assert.Empty(await Service.Api.Do(operators, "setDistrictLimits", order));
        Assert.Empty(await Service.Api.Do(operators, "setDistrictLimits", order));

        var seen = (await Seen(cast.Slug)).GetProperty("limits");
        int Of(string limit, string which) => seen.GetProperty(limit).GetProperty(which).GetInt32();
        Assert.Equal((people, people, 0, 0), (Of("people", "own"), Of("people", "used"), Of("webhooks", "inForce"), Of("apps", "used")));
        var theirs = (await Service.Api.Ask(cast.Lead.Token, "{ district { operatorActs { kind reason } " + All + " } }")).GetProperty("district");
        Assert.Equal("""[{"kind":"LIMITS_SET","reason":"They asked for less."}]""", theirs.GetProperty("operatorActs").GetRawText());
        Assert.Equal(seen.GetRawText(), theirs.GetProperty("limits").GetRawText());
        Assert.Equal("NOT_ALLOWED", (await Service.Api.Try(cast.Teachers[0].Token, "{ district { " + All + " } }")).Code);
        Assert.Equal(JsonValueKind.Null, (await Seen("marmalade-bay")).GetProperty("limits").GetProperty("people").GetProperty("inForce").ValueKind);

        var refused = (await Service.Api.Import(cast.Lead.Token, Guid.NewGuid(), Packages.Grown(1))).GetRawText();
        Assert.Contains("TOO_MANY_PEOPLE", refused, StringComparison.Ordinal);
        Assert.Equal(people, (await Seen(cast.Slug)).GetProperty("people").GetInt32());
        var webhook = new { operationId = Guid.NewGuid(), url = "https://receiver.example/hook", kinds = new[] { "PERSON_REMOVED" } };
        Assert.Equal(["WEBHOOKS_TOO_MANY"], await Service.Api.Do(await cast.SignIn(cast.Lead.Login), "createWebhook", webhook));
        var app = new { operationId = Guid.NewGuid(), name = "Timetable", forItself = new[] { "DIRECTORY" } };
        Assert.Equal(["TOO_MANY_APPS"], await Service.Api.Do(await cast.SignIn(cast.Lead.Login), "registerApp", app));

        const string Page = "{ people(first: 100) { nodes { id roles { role } } } }";
        await Until.So(async () => (await Service.Api.Try(cast.Coach.Token, Page)).Code is "THROTTLED" or "QUERY_TOO_COSTLY");
        await Until.So(async () => (await Service.Api.Try(cast.Teachers[0].Token, "{ people(first: 50) { nodes { id } } }")).Code == "THROTTLED");
        Assert.Empty(await Service.Api.Do(cast.Teachers[0].Token, "withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consent }));
        Assert.Null((await Service.Api.Try(await Service.Token("pip.thimbleberry"), Page)).Code);
    }

    private async Task<JsonElement> Seen(string slug) =>
        (await Service.Api.Ask(operators, "{ districts { nodes { id slug people " + All + " } } }")).GetProperty("districts").GetProperty("nodes").EnumerateArray().Single(one => one.GetProperty("slug").GetString() == slug);

    private async Task<string?> Granted(Cast cast) => (await Service.Api.Done(
        cast.Teachers[0].Token, "grantConsent",
        new { operationId = Guid.NewGuid(), partnerId = cast.Coach.Id, @as = "COACH", preset = "THINK_TOGETHER", scope = new { subjectIds = new[] { cast.Subject } }, noticeId = cast.Notice },
        "consent { id }")).GetProperty("consent").GetProperty("id").GetString();
}
