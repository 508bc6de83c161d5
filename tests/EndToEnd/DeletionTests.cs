using System.Text.Json;

namespace DistrictCoaching.EndToEnd;

/// <summary>A district is deleted over real HTTP, with the process killed right after the order; its certificate is read from both sides.</summary>
public sealed class DeletionTests() : ServiceCase(AtOnce)
{
    private static readonly Dictionary<string, string> AtOnce = new() { ["Gateway:DeletionDays"] = "0" };
    private string operators = "";

    private protected override async Task Begin(string printed) => operators = await Service.OperatorToken();

    [Fact]
    public async Task A_district_is_deleted_for_ever_and_certified_and_another_goes_on()
    {
        var cast = await Cast.Of(Service.Api, Service.Address, operators, Packages.Sample, teachers: 1);
        var mine = (await Districts()).Single(one => one.GetProperty("slug").GetString() != "marmalade-bay");
        var (districtId, slug) = (mine.GetProperty("id").GetString(), mine.GetProperty("slug").GetString()!);
        Assert.Equal(["DISTRICT_NOT_SUSPENDED"], await Service.Api.Do(operators, "deleteDistrict", Deletion(districtId, slug)));
        Assert.Empty(await Service.Api.Do(operators, "suspendDistrict", new { operationId = Guid.NewGuid(), districtId, reason = "They leave." }));
        Assert.Equal(["SLUG_DIFFERS"], await Service.Api.Do(operators, "deleteDistrict", Deletion(districtId, "marmalade-bay")));
        Assert.Empty(await Service.Api.Do(operators, "deleteDistrict", Deletion(districtId, slug)));
        await Service.Kill();
        await Service.Start();
        operators = await Service.OperatorToken();

        string? certificate = null;
        await Until.So(async () => (certificate = await Certificate(slug)) is not null);
        using var said = JsonDocument.Parse(certificate!.Split('\n')[0]);
        Assert.Equal((slug, "operator"), (said.RootElement.GetProperty("slug").GetString(), said.RootElement.GetProperty("orderedBy").GetString()));
        Assert.True(said.RootElement.GetProperty("deleted").GetProperty("keys").GetInt64() > 10 && said.RootElement.GetProperty("deleted").GetProperty("texts").GetInt64() > 10);
        Assert.Equal(4, said.RootElement.GetProperty("signIns").GetProperty("accounts").GetInt64());    // lead, principal, coach, teacher

        foreach (var token in new[] { cast.Lead.Token, cast.Coach.Token, cast.Teachers[0].Token })
        {
            Assert.Equal("NOT_ACTIVE", (await Service.Api.Try(token, "{ viewer(actingAs: TEACHER) { asTeacher { journal { totalCount } } } }")).Code);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => cast.SignIn(cast.Teachers[0].Login));
        Assert.Equal(["marmalade-bay"], (await Districts()).Select(one => one.GetProperty("slug").GetString()));
        Assert.Equal(["NOT_FOUND"], await Service.Api.Do(operators, "resumeDistrict", new { operationId = Guid.NewGuid(), districtId, reason = "Too late." }));
        Assert.Equal(["SLUG_TAKEN"], await Service.Api.Do(operators, "createDistrict", new
        {
            operationId = Guid.NewGuid(),
            slug,
            name = "Again",
            kind = "LIVE",
            timeZone = "America/Chicago",
            leadGivenName = "Ottoline",
            leadFamilyName = "Ferris",
            leadLogin = "lead@again.example",
        }));
        var other = await Service.Token("pip.thimbleberry");
        Assert.True((await Service.Api.Ask(other, "{ people { totalCount } }")).GetProperty("people").GetProperty("totalCount").GetInt32() > 0);
        Assert.Equal("NOT_ALLOWED", (await Service.Api.Try(other, "query($slug: String!) { deletionCertificate(slug: $slug) }", new { slug })).Code);

        await Service.Stop();
        var file = Path.Combine(Data.FullName, "certificate.txt");
        Assert.Equal((0, certificate), await Verb("district", "certificate", slug));
        await File.WriteAllTextAsync(file, certificate);
        Assert.Equal(0, (await Verb("district", "certificate", slug, "--check", file)).Code);
        await File.WriteAllTextAsync(file, certificate.Replace("\"accounts\":4", "\"accounts\":0", StringComparison.Ordinal));
        Assert.Equal(1, (await Verb("district", "certificate", slug, "--check", file)).Code);
        Assert.Equal(1, (await Verb("district", "certificate", "marmalade-bay")).Code);
        var (whole, lines) = await Verb("journal", "verify");
        Assert.True(whole == 0, lines);
    }

    private static object Deletion(string? districtId, string slug) => new { operationId = Guid.NewGuid(), districtId, slug, reason = "They leave." };

    private async Task<(int Code, string Said)> Verb(params string[] words)
    {
        await using var process = HostProcess.Launch([.. words, "--data", Data.FullName]);
        var (code, printed, _) = await process.End();
        return (code, printed);
    }

    private async Task<List<JsonElement>> Districts() =>
        [.. (await Service.Api.Ask(operators, "{ districts { nodes { id slug } } }")).GetProperty("districts").GetProperty("nodes").EnumerateArray()];

    private async Task<string?> Certificate(string slug) =>
        (await Service.Api.Ask(operators, "query($slug: String!) { deletionCertificate(slug: $slug) }", new { slug })).GetProperty("deletionCertificate").GetString();
}
