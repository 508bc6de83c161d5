using System.Text.Json;
using DistrictCoaching.Tests;

namespace DistrictCoaching.EndToEnd;

/// <summary>The whole service beside a provider of somebody else's, in processes of their own: its access tokens, and how soon what was trusted is trusted no more.</summary>
public sealed class ForeignIssuerTests : IAsyncLifetime
{
    private const string Ask = "{ viewer { id sealedUntil } }";
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("issuers-");
    private readonly Upstreams upstreams = new();
    private Service service = null!;
    private string lead = "", teacher = "", her = "";

    public async ValueTask InitializeAsync()
    {
        await upstreams.Start();
        service = new(data, HostProcess.FreePort(), new Dictionary<string, string>
        {
            ["Gateway:Issuers:0:Issuer"] = upstreams.First.Issuer,
            ["Gateway:Issuers:0:Audience"] = Upstream.Api,
            ["Gateway:Issuers:0:District"] = "marmalade-bay",
            ["Gateway:Issuers:0:RosterKeyClaim"] = "sourcedId",
            ["Gateway:Issuers:0:ClockSkewSeconds"] = "0",
            ["Gateway:Issuers:1:Issuer"] = upstreams.Second.Issuer,
            ["Gateway:Issuers:1:Audience"] = Upstream.Api,
            ["Gateway:Issuers:1:District"] = "another-district",
            ["Gateway:Issuers:1:RosterKeyClaim"] = "sourcedId",
        });
        await service.Start();
        (lead, teacher) = (await service.Token("philippa.nightingale-osei"), await service.Token("pip.thimbleberry"));
        her = (await service.Api.Ask(teacher, Ask)).GetProperty("viewer").GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        await (service?.DisposeAsync() ?? default);
        await upstreams.DisposeAsync();
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_person_of_its_district_acts_sealed_the_first_time_and_proposes_what_is_hers_alone()
    {
        var token = await Token(upstreams.First, "pip", "teacher-01");
        var viewer = (await service.Api.Ask(token, Ask)).GetProperty("viewer");
        Assert.Equal((her, JsonValueKind.String), (viewer.GetProperty("id").GetString(), viewer.GetProperty("sealedUntil").ValueKind));    // she has a password here, too
        Assert.Equal("TOKEN_INVALID", await Code(await Token(upstreams.First, "mallory", "teacher-01")));
        Assert.Equal("TOKEN_INVALID", await Code(await Token(upstreams.First, "stranger", "nobody-at-all")));
        Assert.Equal("TOKEN_INVALID", await Code(await Token(upstreams.Second, "pip", "teacher-01")));
        Assert.Equal(["NOT_ALLOWED"], await service.Api.Do(token, "eraseContent", new { operationId = Guid.NewGuid() }));    // its client is not ours

        const string events = "{ viewer { signInEvents { kind count by { id } } } }";
        await Until.So(async () => Kinds(await service.Api.Ask(teacher, events)) is ["OTHER_ACCOUNT_REFUSED", "LINKED", ..]);
        Assert.Empty(Kinds(await service.Api.Ask(token, events)));
        Assert.Empty(await service.Api.Do(lead, "unlinkSignIn", new { operationId = Guid.NewGuid(), personId = her }));
        await upstreams.First.Tell("pip", new { });
        await Until.So(async () => await Code(token) == "SIGN_IN_ENDED");
        Assert.Equal("TOKEN_INVALID", await Code((await upstreams.First.Tokens()).Access));
    }

    [Fact]
    public async Task A_taken_sign_in_is_refused_and_a_withdrawn_key_too_while_the_service_runs()
    {
        var elsewhere = await Token(upstreams.First, "pip", "teacher-01");
        Assert.Null(await Code(elsewhere));
        Assert.Empty(await service.Api.Do(lead, "takeSignIn", new { operationId = Guid.NewGuid(), personId = her }));
        await Until.So(async () => await Code(teacher) == "SIGN_IN_ENDED" && await Code(elsewhere) == "SIGN_IN_ENDED");
        Assert.Null(await Code(lead));
        await Until.So(async () => await Code(await Token(upstreams.First, "pip", "teacher-01")) is null);    // she signed in there again
        Assert.Equal("SIGN_IN_ENDED", await Code(await Token(upstreams.First, "pip", "teacher-01", "old")));    // one who stayed signed in has new tokens, of an old sign-in

        var kid = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(lead.Split('.')[0])).RootElement.GetProperty("kid").GetString()!;
        Assert.Equal((2, false), await Withdraw("another-key"));
        Assert.Equal((0, true), await Withdraw(kid));
        await Until.So(async () => await Fresh() is { } next && next != kid);
    }

    private static List<string?> Kinds(JsonElement told) => [.. told.GetProperty("viewer").GetProperty("signInEvents").EnumerateArray().Select(one => one.GetProperty("kind").GetString())];

    private async Task<string?> Fresh()
    {
        using var http = new HttpClient();
        var keys = JsonDocument.Parse(await http.GetStringAsync(new Uri(service.Address, ".well-known/jwks"))).RootElement.GetProperty("keys");
        return keys.EnumerateArray().Select(key => key.GetProperty("kid").GetString()).FirstOrDefault();
    }

    private async Task<(int Code, bool Said)> Withdraw(string kid)
    {
        await using var verb = HostProcess.Launch(["keys", "withdraw-signing", kid, "--data", data.FullName]);
        var (code, said, _) = await verb.End();
        return (code, said.StartsWith("The key is withdrawn.", StringComparison.Ordinal));
    }

    private async Task<string?> Code(string token) => (await service.Api.Try(token, Ask)).Code;

    private static async Task<string> Token(Upstream provider, string account, string sourcedId, string? lie = null)
    {
        await provider.Tell(account, new { sourcedId }, lie);
        return (await provider.Tokens()).Access;
    }
}
