using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace DistrictCoaching.EndToEnd;

/// <summary>An application of a district, from its registration to its end, against the whole service.</summary>
public sealed class AppTests : ServiceCase
{
    private const string Fields = "app { clientId name forPeople forItself tokensIssued lastUsedAt oldSecretUntil revokedAt registeredBy { familyName } } secret";
    private static readonly string[] Directory = ["DIRECTORY"], Coaching = ["COACHING"];
    private const string People = "{ people(first: 1) { totalCount nodes { familyName } } }";
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private string lead = "", teacher = "";

    private protected override async Task Begin(string printed) => (lead, teacher) = (await Service.Token("philippa.nightingale-osei"), await Service.Token("pip.thimbleberry"));

    public override ValueTask DisposeAsync()
    {
        http.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_district_registers_one_rotates_its_secret_and_revokes_it()
    {
        var asked = new { operationId = Guid.NewGuid(), name = "Timetable", forItself = Directory };
        var made = await Service.Api.Done(lead, "registerApp", asked, Fields);
        var (client, secret) = (made.GetProperty("app").GetProperty("clientId").GetString()!, made.GetProperty("secret").GetString()!);
        var again = await Service.Api.Done(lead, "registerApp", asked, Fields);
        Assert.Equal((client, null), (again.GetProperty("app").GetProperty("clientId").GetString(), again.GetProperty("secret").GetString()));

        var token = await Token(client, secret, "directory");
        Assert.True((await Service.Api.Ask(token, People)).GetProperty("people").GetProperty("totalCount").GetInt32() > 0);
        Assert.Equal("SCOPE_MISSING", (await Service.Api.Try(token, "{ viewer { id } }")).Code);
        Assert.Equal("SCOPE_MISSING", (await Service.Api.Try(token, "mutation { endAppAccess(input: { operationId: \"" + Guid.NewGuid() + "\", clientId: \"x\" }) { done } }")).Code);
        Assert.Equal("invalid_scope", await Refused(client, secret, "coaching", "invalid_request"));

        var rotated = await Service.Api.Done(lead, "rotateAppSecret", new { operationId = Guid.NewGuid(), clientId = client }, Fields);
        var next = rotated.GetProperty("secret").GetString()!;
        Assert.NotNull(rotated.GetProperty("app").GetProperty("oldSecretUntil").GetString());
        Assert.NotEmpty(await Token(client, secret, "directory"));
        Assert.NotEmpty(await Token(client, next, "directory"));
        await Service.Api.Done(lead, "rotateAppSecret", new { operationId = Guid.NewGuid(), clientId = client, overlapHours = 0 }, Fields);
        Assert.Equal("invalid_client", await Refused(client, next, "directory"));

        Assert.Equal(["NOT_ALLOWED"], await Service.Api.Do(teacher, "revokeApp", new { operationId = Guid.NewGuid(), clientId = client }));
        await Service.Api.Done(lead, "revokeApp", new { operationId = Guid.NewGuid(), clientId = client }, Fields);
        await Until.So(async () => (await Service.Api.Try(token, People)).Code == "APP_ENDED");
        Assert.Equal("invalid_client", await Refused(client, next, "directory"));
        var listed = (await Service.Api.Ask(lead, "{ district { apps { name revokedAt tokensIssued } } }")).GetProperty("district").GetProperty("apps")[0];
        Assert.NotNull(listed.GetProperty("revokedAt").GetString());
        Assert.Equal("NOT_ALLOWED", (await Service.Api.Try(teacher, "{ district { apps { name } } }")).Code);
    }

    [Fact]
    public async Task A_person_allows_one_once_sees_it_and_ends_it()
    {
        var back = new Uri("https://timetable.example/back");
        var made = await Service.Api.Done(lead, "registerApp", new { operationId = Guid.NewGuid(), name = "Timetable", forPeople = Coaching, redirectUris = (string[])[back.AbsoluteUri] }, Fields);
        var (client, secret) = (made.GetProperty("app").GetProperty("clientId").GetString()!, made.GetProperty("secret").GetString()!);
        Assert.Equal("invalid_scope", await Refused(client, secret, "coaching", "unauthorized_client"));
        using var flow = new AppFlow(Service.Address, client, secret, back);
        var (token, refresh) = await flow.SignIn("marmalade-bay", "pip.thimbleberry", await Service.Password(), agrees: true);
        Assert.NotNull((await Service.Api.Ask(token, "{ viewer { id } }")).GetProperty("viewer").GetProperty("id").GetString());
        await flow.SignIn("marmalade-bay", "pip.thimbleberry", await Service.Password(), agrees: false);    // she is not asked again

        var allowed = (await Service.Api.Ask(teacher, "{ viewer { apps { clientId name scopes } } }")).GetProperty("viewer").GetProperty("apps");
        Assert.Equal(("Timetable", "COACHING"), (allowed[0].GetProperty("name").GetString(), allowed[0].GetProperty("scopes")[0].GetString()));
        Assert.Equal(0, (await Service.Api.Ask(token, "{ viewer { apps { clientId } } }")).GetProperty("viewer").GetProperty("apps").GetArrayLength());
        Assert.Equal(["NOT_ALLOWED"], await Service.Api.Do(token, "endAppAccess", new { operationId = Guid.NewGuid(), clientId = client }));

        await Service.Api.Done(teacher, "endAppAccess", new { operationId = Guid.NewGuid(), clientId = client }, "");
        Assert.Equal("invalid_grant", await flow.Refused(refresh));
        await Until.So(async () => (await Service.Api.Try(token, "{ viewer { id } }")).Code == "APP_ENDED");
        Assert.Equal(0, (await Service.Api.Ask(teacher, "{ viewer { apps { clientId } } }")).GetProperty("viewer").GetProperty("apps").GetArrayLength());
        await flow.SignIn("marmalade-bay", "pip.thimbleberry", await Service.Password(), agrees: true);    // she is asked again
    }

    private async Task<string> Token(string client, string secret, string scope)
    {
        using var answer = await Ask(client, secret, scope);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    private async Task<string> Refused(string client, string secret, string scope, string? or = null)
    {
        using var answer = await Ask(client, secret, scope);
        var error = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()!;
        return error == or ? "invalid_scope" : error;
    }

    private async Task<HttpResponseMessage> Ask(string client, string secret, string scope)
    {
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("scope", scope)]);
        using var asked = new HttpRequestMessage(HttpMethod.Post, new Uri(Service.Address, "connect/token")) { Content = form };
        asked.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{client}:{secret}")));
        return await http.SendAsync(asked);
    }
}
