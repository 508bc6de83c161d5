using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Answers of an authenticator as whoever has its key can make them, each wrong in one point.</summary>
public sealed class PasskeyAnswerTests : ServiceTests
{
    private const byte Present = 1, Verified = 4;
    private static readonly byte[] Credential = [1, 2, 3];
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private string origin = "", relyingParty = "localhost";
    private bool crossOrigin;
    private byte flags = Present | Verified;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        origin = Service.Issuer.GetLeftPart(UriPartial.Authority);
        await Service.Do<ISampleSignIns>(signIns => signIns.Seed(Roster.Ana.District, Roster.Ana.Person, Roster.Password));
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        await Service.Do<IdentityDb>(db =>
        {
            db.Passkeys.Add(new()
            {
                Id = Credential,
                District = Roster.Ana.District.Value,
                Person = Roster.Ana.Person.Value,
                Name = "key",
                PublicKey = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!],
                Transports = "",
                Made = Service.Clock.GetUtcNow().ToUnixTimeSeconds(),
            });
            return db.SaveChangesAsync();
        });
    }

    [Theory]
    [InlineData("nothing", HttpStatusCode.OK)]
    [InlineData("origin", HttpStatusCode.Forbidden)]
    [InlineData("a page within another", HttpStatusCode.Forbidden)]
    [InlineData("relying party", HttpStatusCode.Forbidden)]
    [InlineData("not verified", HttpStatusCode.Forbidden)]
    [InlineData("she left", HttpStatusCode.Forbidden)]
    [InlineData("form", HttpStatusCode.BadRequest)]
    public async Task An_answer_that_is_wrong_in_one_point_signs_nobody_in(string wrong, HttpStatusCode status)
    {
        var page = await Browser.Open("account/passkey");
        switch (wrong)
        {
            case "origin": origin = "http://localhost.attacker.example"; break;
            case "a page within another": crossOrigin = true; break;
            case "relying party": relyingParty = "attacker.example"; break;
            case "not verified": flags = Present; break;
            case "she left": Service.People.Deactivate(Roster.Ana); break;
            default: break;
        }

        var answer = ("credential", Answer(page));
        var shown = wrong == "form" ? await Browser.Submit(page, answer, ("__RequestVerificationToken", "x")) : await Browser.Submit(page, answer);
        Assert.Equal(status, shown.Status);
        Assert.Equal(wrong == "nothing", Browser.SetCookies.Exists(cookie => cookie.StartsWith("dc-session", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_answer_that_somebody_copied_signs_him_in_nowhere()
    {
        using var elsewhere = Service.Browser();
        var page = await Browser.Open("account/passkey");
        var answer = Answer(page);
        Assert.Equal(HttpStatusCode.OK, (await Browser.Submit(page, ("credential", answer))).Status);
        var state = page.Html!.Descendants("input").Single(input => input.Attribute("name")!.Value == "state").Attribute("value")!.Value;
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.Submit(await elsewhere.Open("account/passkey"), ("state", state), ("credential", answer))).Status);
        Assert.DoesNotContain(elsewhere.SetCookies, cookie => cookie.StartsWith("dc-session", StringComparison.Ordinal));
    }

    private protected override Task<Service> Start() => Service.Start(issuer: new($"http://localhost:{Service.FreePort()}/"));

    private string Answer(Shown page)
    {
        var options = JsonDocument.Parse(page.Html!.Descendants("form").Single().Attribute("data-options")!.Value).RootElement;
        var said = JsonSerializer.SerializeToUtf8Bytes(new { type = "webauthn.get", challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin });
        byte[] device = [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), flags, .. new byte[4]];
        var signature = key.SignData([.. device, .. SHA256.HashData(said)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var id = Base64Url.EncodeToString(Credential);
        return JsonSerializer.Serialize(new
        {
            id,
            rawId = id,
            type = "public-key",
            response = new
            {
                authenticatorData = Base64Url.EncodeToString(device),
                clientDataJSON = Base64Url.EncodeToString(said),
                signature = Base64Url.EncodeToString(signature),
                userHandle = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(PasskeyStore.Handle(Roster.Ana.District.Value, Roster.Ana.Person.Value))),
            },
            clientExtensionResults = new { },
        });
    }
}
