using System.Security.Cryptography;

namespace DistrictCoaching.EndToEnd;

/// <summary>A district with a live consent goes from an embedded service to a running cluster on PostgreSQL by the verbs, as those who run them would do it.</summary>
[Collection(nameof(Cluster))]
public sealed class MoveTests(Cluster cluster) : ServiceCase
{
    private readonly DirectoryInfo carried = Directory.CreateTempSubdirectory("carried-");

    private string Archive => Path.Combine(carried.FullName, "archive");

    private string Receipt => Path.Combine(carried.FullName, "receipt");

    private string Release => Path.Combine(carried.FullName, "release");

    private string Key => Path.Combine(carried.FullName, "transport.key");

    public override async ValueTask InitializeAsync()
    {
        await cluster.StartSilos();
        await File.WriteAllTextAsync(Key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        carried.Delete(recursive: true);
    }

    [Fact]
    public async Task Its_people_sign_in_there_and_see_their_consents_and_it_never_works_in_both_places()
    {
        var cast = await Cast.Of(Service.Api, Service.Address, await Service.OperatorToken(), Packages.Sample, teachers: 1);
        var (teacher, partners) = (cast.Teachers[0], new Partners(Service.Api, cast));
        await partners.Meet(teacher);
        var consent = await partners.Grant(teacher);
        Assert.Empty(await Service.Api.Do(cast.Coach.Token, "recordActivity", cast.Conversation(teacher, Guid.NewGuid(), note: "We talked about fractions.")));
        Assert.Empty(await Operate(Service.Api, await Service.OperatorToken(), "suspendDistrict", cast.Slug));
        await Service.Stop();

        await Here("district", "export", cast.Slug, "--out", Archive, "--key", Key, "--reason", "They move.");
        await ImportKilled();
        await There("district", "import", Archive, "--key", Key, "--out", Receipt);
        await Here("district", "release", Archive, "--receipt", Receipt, "--out", Release, "--key", Key, "--reason", "They move.");
        await There("district", "open", cast.Slug, "--release", Release, "--reason", "They come.");

        var (she, coach) = (await cast.SignIn(teacher.Login, cluster.Issuer), await cast.SignIn(cast.Coach.Login, cluster.Issuer));
        var own = await cluster.Api.Ask(she, "{ viewer(actingAs: TEACHER) { asTeacher { consents { id state } } } district { state } }");
        Assert.Equal("SUSPENDED", own.GetProperty("district").GetProperty("state").GetString());
        var hers = own.GetProperty("viewer").GetProperty("asTeacher").GetProperty("consents")[0];
        Assert.Equal((consent, "LIVE"), (hers.GetProperty("id").GetString(), hers.GetProperty("state").GetString()));
        Assert.Equal("DISTRICT_SUSPENDED", (await cluster.Api.Try(coach, "{ people { totalCount } }")).Code);
        Assert.Empty(await Operate(cluster.Api, await cluster.OperatorToken(), "resumeDistrict", cast.Slug));
        await Until.So(async () => (await cluster.Api.Try(coach, "{ people { totalCount } }")).Code is null);
        Assert.Empty(await cluster.Api.Do(coach, "recordActivity", cast.Conversation(teacher, Guid.NewGuid())));
        Assert.Empty(await cluster.Api.Do(she, "withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consent }));
        Assert.Equal(["NOTHING_LIVE"], await cluster.Api.Do(coach, "recordActivity", cast.Conversation(teacher, Guid.NewGuid())));

        await Service.Start();
        Assert.Equal(["DISTRICT_MOVED"], await Operate(Service.Api, await Service.OperatorToken(), "resumeDistrict", cast.Slug));
        Assert.Equal(["DISTRICT_MOVED"], await Service.Api.Do(await cast.SignIn(teacher.Login), "withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consent }));
        await Service.Stop();
        await Here("journal", "verify");
        var (_, whole, _) = await cluster.Verb("journal", "verify", "--district", cast.Slug);
        Assert.Contains(": whole", whole, StringComparison.Ordinal);    // whether the cluster has signed anything yet depends on the tests before
    }

    /// <summary>An import that dies once it has written something, or at the latest when it has written all.</summary>
    private async Task ImportKilled()
    {
        await using var import = HostProcess.Launch(["district", "import", Archive, "--key", Key, "--out", Receipt], cluster.Settings);
        await Until.So(async () => import.HasExited || await cluster.Server.Run(cluster.Journal, "select count(*) from events where type = 'district.exported/1'") > 0);
        await import.Kill();
    }

    private async Task Here(params string[] words)
    {
        await using var verb = HostProcess.Launch([.. words, "--data", Data.FullName]);
        Done(await verb.End(), words);
    }

    private async Task There(params string[] words) => Done(await cluster.Verb(words), words);

    private static void Done((int Code, string Out, string Error) said, string[] words) => Assert.True(said.Code == 0, $"{string.Join(' ', words)}: {said.Out}{said.Error}");

    private static async Task<string?[]> Operate(Api api, string operators, string act, string slug)
    {
        var districts = (await api.Ask(operators, "{ districts(first: 100) { nodes { id slug } } }")).GetProperty("districts").GetProperty("nodes").EnumerateArray();
        var districtId = districts.Single(one => one.GetProperty("slug").GetString() == slug).GetProperty("id").GetString();
        return await api.Do(operators, act, new { operationId = Guid.NewGuid(), districtId, reason = "They move." });
    }
}
