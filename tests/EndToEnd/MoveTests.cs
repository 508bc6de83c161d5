using System.Security.Cryptography;

namespace DistrictCoaching.EndToEnd;

/// <summary>A district with a live consent goes from one running service to another by the verbs, as those who run them would do it.</summary>
public sealed class MoveTests : ServiceCase
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("target-"), carried = Directory.CreateTempSubdirectory("carried-");
    private Service target = null!;

    private string Archive => Path.Combine(carried.FullName, "archive");

    private string Release => Path.Combine(carried.FullName, "release");

    private string Key => Path.Combine(carried.FullName, "transport.key");

    public override async ValueTask InitializeAsync()
    {
        target = new(data, HostProcess.FreePort());
        await File.WriteAllTextAsync(Key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await Task.WhenAll(base.InitializeAsync().AsTask(), target.Start());
        await target.Stop();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await target.DisposeAsync();
        await base.DisposeAsync();
        data.Delete(recursive: true);
        carried.Delete(recursive: true);
    }

    [Fact]
    public async Task Its_people_sign_in_there_and_see_their_consents_and_it_never_works_in_both_places()
    {
        var cast = await Cast.Of(Service.Api, Service.Address, await Service.OperatorToken(), Packages.Sample, teachers: 1);
        var (teacher, partners) = (cast.Teachers[0], new Partners(Service.Api, cast));
        await partners.Meet(teacher);
        var consent = await partners.Grant(teacher);
        var activity = Guid.NewGuid();
        Assert.Empty(await Service.Api.Do(cast.Coach.Token, "recordActivity", cast.Conversation(teacher, activity, note: "We talked about fractions.")));
        Assert.Empty(await Operate(Service, "suspendDistrict", cast.Slug));
        await Service.Stop();

        await Said(0, Data, "district", "export", cast.Slug, "--out", Archive, "--key", Key, "--reason", "They move.");
        await Said(0, data, "district", "import", Archive, "--key", Key);
        await Said(0, Data, "district", "release", Archive, "--out", Release, "--key", Key, "--reason", "They move.");
        await Said(0, data, "district", "open", cast.Slug, "--release", Release, "--reason", "They come.");

        await Task.WhenAll(Service.Start(), target.Start());
        Assert.Equal(["DISTRICT_MOVED"], await Operate(Service, "resumeDistrict", cast.Slug));
        Assert.Equal(["DISTRICT_MOVED"], await Service.Api.Do(await cast.SignIn(teacher.Login), "withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consent }));

        var (she, coach) = (await cast.SignIn(teacher.Login, target.Address), await cast.SignIn(cast.Coach.Login, target.Address));
        var own = (await target.Api.Ask(she, "{ viewer(actingAs: TEACHER) { asTeacher { consents { id state } } } district { state } }"));
        Assert.Equal("SUSPENDED", own.GetProperty("district").GetProperty("state").GetString());
        var hers = own.GetProperty("viewer").GetProperty("asTeacher").GetProperty("consents")[0];
        Assert.Equal((consent, "LIVE"), (hers.GetProperty("id").GetString(), hers.GetProperty("state").GetString()));
        var next = cast.Conversation(teacher, Guid.NewGuid());
        Assert.Equal("DISTRICT_SUSPENDED", (await target.Api.Try(coach, "{ people { totalCount } }")).Code);
        Assert.Empty(await Operate(target, "resumeDistrict", cast.Slug));
        await Until.So(async () => (await target.Api.Try(coach, "{ people { totalCount } }")).Code is null);
        Assert.Empty(await target.Api.Do(coach, "recordActivity", next));
        Assert.Empty(await target.Api.Do(she, "withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consent }));
        Assert.Equal(["NOTHING_LIVE"], await target.Api.Do(coach, "recordActivity", cast.Conversation(teacher, Guid.NewGuid())));
        await Task.WhenAll(Service.Stop(), target.Stop());
        await Task.WhenAll(Said(0, Data, "journal", "verify"), Said(0, data, "journal", "verify"));
    }

    private static async Task<string> Said(int expected, DirectoryInfo of, params string[] words)
    {
        await using var process = HostProcess.Launch([.. words, "--data", of.FullName]);
        var (code, printed, wrong) = await process.End();
        Assert.True(code == expected, $"{string.Join(' ', words)}: {printed}{wrong}");
        return printed + wrong;
    }

    private static async Task<string?[]> Operate(Service service, string act, string slug)
    {
        var operators = await service.OperatorToken();
        var districts = (await service.Api.Ask(operators, "{ districts { nodes { id slug } } }")).GetProperty("districts").GetProperty("nodes").EnumerateArray();
        var districtId = districts.Single(one => one.GetProperty("slug").GetString() == slug).GetProperty("id").GetString();
        return await service.Api.Do(operators, act, new { operationId = Guid.NewGuid(), districtId, reason = "They move." });
    }
}
