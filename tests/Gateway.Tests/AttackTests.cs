using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>The twelve things that scanners of GraphQL servers try, each with a good token, and what comes of it.</summary>
public sealed class AttackTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public Task Alias_overloading() =>
        Refused("{viewer{" + Times(100, i => $"a{i}:id ") + "}}", "QUERY_TOO_MANY_ALIASES");

    [Fact]
    public async Task Array_batching()
    {
        var answer = await Post("[" + string.Join(',', Enumerable.Repeat("""{"query":"{viewer{id}}"}""", 10)) + "]", "application/json");
        Assert.Equal((400, "BATCHING_REFUSED"), (answer.Status, answer.Code));
    }

    [Fact]
    public Task Directive_overloading() =>
        Refused("{viewer{id " + Times(10, _ => "@include(if:true)") + Times(10, _ => "@aa") + "}}", "QUERY_TOO_MANY_DIRECTIVES");

    [Fact]
    public Task Circular_fragments() =>
        Refused("{...A} fragment A on Query{viewer{id} ...B} fragment B on Query{viewer{id} ...A}", "FRAGMENT_CYCLE");

    [Fact]
    public Task Circular_introspection() =>
        Refused("{__schema{types{fields{type{fields{type{fields{type{name}}}}}}}}}", "QUERY_TOO_DEEP");

    [Theory]
    [InlineData("{viewr{id}}")]
    [InlineData("{viewer{idd}}")]
    [InlineData("{sampleEcho(tex:\"\"){text}}")]
    [InlineData("query($a:Strin){sampleEcho(text:$a){text}}")]
    [InlineData("{sampleEcho(kinds:[CO_PLANING]){text}}")]
    [InlineData("mutation{sampleRecord(input:{operationID:\"\"}){by}}")]
    [InlineData("{...on Viewr{id}}")]
    [InlineData("{viewer{id @inclde(if:true)}}")]
    public async Task Field_suggestions(string query)
    {
        var answer = await gateway.Ask(query);
        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("mean", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Queries_by_GET_from_another_site()
    {
        // what a browser sends across sites without asking: no header Authorization
        var token = gateway.Issuer.Token();
        foreach (var address in new[] { "?query={viewer{id}}", $"?query={{viewer{{id}}}}&access_token={token}", $"?query={{viewer{{id}}}}&token={token}" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql" + address);
            request.Headers.Add("Cookie", $"token={token}; access_token={token}; Authorization=Bearer {token}");
            Assert.Equal((401, "UNAUTHENTICATED"), await Seen(request));
        }

        // and what it asks before it sends that header
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        preflight.Headers.Add("Origin", "https://elsewhere.example");
        preflight.Headers.Add("Access-Control-Request-Method", "GET");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization");
        using var allowed = await gateway.Client.SendAsync(preflight);
        Assert.False(allowed.IsSuccessStatusCode);
        Assert.DoesNotContain(allowed.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Mutations_by_GET()
    {
        gateway.Gate.Count = 1;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=mutation{sampleMove(to:2)}");
        var answer = await gateway.Send(request, gateway.Issuer.Token());
        Assert.Equal((405, "METHOD_NOT_ALLOWED", 1), (answer.Status, answer.Code, gateway.Gate.Count));
    }

    [Theory]
    [InlineData("{__schema{types{name}}}")]
    [InlineData("{viewer{id} ...A} fragment A on Query{...{__type(name:\"Query\"){name}}}")]
    public async Task Introspection(string query)
    {
        await using var closed = new TestGateway { Configure = options => options.IntrospectionScope = "introspection" };
        await closed.InitializeAsync();
        var allowed = closed.Issuer.Token(token => token.Claims["scope"] = "coaching introspection");
        for (var known = 0; known < 2; known++)    // a document that is remembered is allowed nobody else
        {
            var answer = await closed.Ask(query, token: allowed);
            Assert.True(answer.Status == 200 && !answer.Json.TryGetProperty("errors", out _), answer.Text);
            var refused = await closed.Ask(query);
            Assert.Equal((403, "INTROSPECTION_REFUSED"), (refused.Status, refused.Code));
        }

        Assert.Equal(200, (await closed.Ask("{__typename viewer{__typename id}}")).Status);
    }

    [Fact]
    public async Task Form_encoded_POST()
    {
        gateway.Gate.Count = 1;
        foreach (var type in new[] { "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "text/plain" })
        {
            var answer = await Post("query=mutation{sampleMove(to:2)}", type);
            Assert.Equal((415, "UNSUPPORTED_MEDIA_TYPE", 1), (answer.Status, answer.Code, gateway.Gate.Count));
        }
    }

    [Theory]
    [InlineData("{viewer{id}}")]
    [InlineData("{viewer{")]
    [InlineData("{nothing}")]
    [InlineData("{sampleBroken}")]
    public async Task Trace_and_debug_output(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql?debug=1&trace=1") { Content = Json($$$"""{"query":"{{{query}}}","extensions":{"tracing":true,"debug":true}}""") };
        foreach (var header in new[] { "X-Apollo-Tracing", "X-Debug", "Apollo-Query-Plan-Experimental" })
        {
            request.Headers.Add(header, "1");
        }

        var answer = await gateway.Send(request, gateway.Issuer.Token());
        foreach (var word in new[] { "tracing", "\"debug", "stack", "exception", "GraphQL.Execution", ".cs", "   at " })
        {
            Assert.DoesNotContain(word, answer.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Unhandled_errors()
    {
        var answer = await gateway.Ask("{sampleBroken}");
        Assert.Equal("INTERNAL", answer.Code);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", answer.Text, StringComparison.Ordinal);
        foreach (var broken in new[] { "\0", "{\"query\":\"{a(b:\\\"\\\\u\\\")}\"}", "{\"query\":\"\\u0000\"}", "{\"query\":\"{a(b:99999999999999999999)}\"}", new string('[', 100_000) })
        {
            var refused = await Post(broken, "application/json");
            Assert.InRange(refused.Status, 400, 499);
        }
    }

    private async Task Refused(string query, string code)
    {
        var answer = await gateway.Ask(query);
        Assert.Equal((400, code), (answer.Status, answer.Code));
    }

    private async Task<(int Status, string Code)> Seen(HttpRequestMessage request)
    {
        var answer = await gateway.Send(request, token: null);
        return (answer.Status, answer.Code);
    }

    private async Task<Answer> Post(string body, string contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = Json(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        return await gateway.Send(request, gateway.Issuer.Token());
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static string Times(int many, Func<int, string> text) =>
        string.Concat(Enumerable.Range(0, many).Select(number => text(number).ToString(CultureInfo.InvariantCulture)));
}
