using System.Net.Http.Json;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Trusted documents by their hash, and clients that may run nothing else.</summary>
public sealed class TrustTests : IAsyncLifetime
{
    private const string Trusted = "query Language($b: Boolean = true) { viewer { language @include(if: $b) } }", Other = "{ viewer { districtId } }";

    private readonly FileInfo manifest = new(Path.GetTempFileName());
    private TestGateway gateway = null!;

    private static string Hash => Manifest.Hash(Trusted);

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(manifest.FullName, Manifest.Write([Trusted, "subscription { sampleCount }", "{ viewer { id } }"]));
        gateway = new()
        {
            Configure = options =>
            {
                options.TrustedDocuments.Add(new() { Client = "portal", File = manifest.FullName });
                options.TrustedDocuments.Add(new() { Client = "kiosk", File = manifest.FullName, Only = true });
                options.IntrospectionScope = "introspection";
            },
        };
        await gateway.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        manifest.Delete();
    }

    [Theory]
    [InlineData("portal")]
    [InlineData("kiosk")]
    public async Task A_trusted_document_is_run_by_its_hash(string client)
    {
        foreach (var body in new object[]
        {
            new { documentId = Hash }, new { documentId = $"sha256:{Hash}" }, new { extensions = new { persistedQuery = new { version = 1, sha256Hash = Hash } } }, new { query = Trusted },
        })
        {
            Assert.Equal("""{"data":{"viewer":{"language":"en"}}}""", (await Post(client, body)).Text);
        }

        var without = await Post(client, new { documentId = Hash, variables = new { b = false } });
        Assert.Equal("""{"data":{"viewer":{}}}""", without.Text);
        using var get = new HttpRequestMessage(HttpMethod.Get, $"/graphql?documentId={Hash}");
        Assert.Equal(200, (await gateway.Send(get, Token(client))).Status);
    }

    [Theory]
    [InlineData("portal", "0000", null, 400, "DOCUMENT_UNKNOWN")]
    [InlineData("portal", "", null, 400, "DOCUMENT_UNKNOWN")]
    [InlineData("elsewhere", null, null, 400, "DOCUMENT_UNKNOWN")]
    [InlineData("kiosk", "", Other, 400, "PARAMETERS_INVALID")]
    public async Task Other_ids_are_refused(string client, string? id, string? query, int status, string code)
    {
        var answer = await Post(client, query is null ? new { documentId = id ?? Hash } : new { documentId = id, query });
        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_client_with_an_allow_list_runs_nothing_else_however_often_others_did()
    {
        for (var known = 0; known < 2; known++)
        {
            Assert.Equal(200, (await Post("portal", new { query = Other })).Status);
            var refused = await Post("kiosk", new { query = Other });
            Assert.Equal((403, "DOCUMENT_NOT_TRUSTED"), (refused.Status, refused.Code));
        }
    }

    [Fact]
    public async Task Trust_gives_no_rights()
    {
        // remembered from somebody who may, then asked by others
        Assert.Equal(200, (await Post("portal", new { documentId = Hash })).Status);
        Assert.Equal(401, (await Post(null, new { documentId = Hash })).Status);
        gateway.Roster = () => TestGateway.Listed(Domain.Role.Teacher, active: false);
        gateway.Clock.Advance(Standing.Lasts);
        var refused = await Post("portal", new { documentId = Hash });
        Assert.Equal((403, "NOT_ACTIVE"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task A_wrong_manifest_stops_the_start_and_says_what_to_mend()
    {
        foreach (var text in new[] { "", "[]", "{\"00\":\"{ viewer { id } }\"}", "{\"00\":1}" })
        {
            await File.WriteAllTextAsync(manifest.FullName, text);
            await using var wrong = new TestGateway { Configure = options => options.TrustedDocuments.Add(new() { Client = "portal", File = manifest.FullName }) };
            var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => wrong.InitializeAsync().AsTask());
            Assert.Contains("TrustedDocuments", stopped.Message, StringComparison.Ordinal);
        }
    }

    private string Token(string client) => gateway.Issuer.Token(token => token.Claims["client_id"] = client);

    private async Task<Answer> Post(string? client, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        return await gateway.Send(request, client is null ? null : Token(client));
    }
}
