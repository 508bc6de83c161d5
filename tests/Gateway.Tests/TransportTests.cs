using System.Net.Http.Headers;
using System.Text;

namespace DistrictCoaching.Gateway.Tests;

public sealed class TransportTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string New = "application/graphql-response+json", Plain = "application/json", Good = """{"query":"{viewer{language}}"}""";

    [Theory]
    [InlineData(New, Good, 200, null)]
    [InlineData(Plain, Good, 200, null)]
    [InlineData("*/*", Good, 200, null)]
    [InlineData("application/*", Good, 200, null)]
    [InlineData("text/html, application/json;q=0.5", Good, 200, null)]
    [InlineData("text/html", Good, 406, "NOT_ACCEPTABLE")]
    [InlineData("application/json;charset=utf-16", Good, 406, "NOT_ACCEPTABLE")]
    [InlineData(New, """{"query":"{viewer{"}""", 400, "SYNTAX_ERROR")]
    [InlineData(Plain, """{"query":"{viewer{"}""", 200, "SYNTAX_ERROR")]
    [InlineData(New, """{"query":"{nothing}"}""", 400, "UNKNOWN_FIELD")]
    [InlineData(Plain, """{"query":"{nothing}"}""", 200, "UNKNOWN_FIELD")]
    [InlineData(New, """{"query":"{viewer(a:1){id}}"}""", 400, "UNKNOWN_ARGUMENT")]
    [InlineData(New, """{"query":"{...on Nobody{id}}"}""", 400, "UNKNOWN_TYPE")]
    [InlineData(New, """{"query":"{viewer}"}""", 400, "DOCUMENT_INVALID")]
    [InlineData(New, """{"query":"{node{id}}"}""", 400, "ARGUMENT_INVALID")]
    [InlineData(New, """{"query":"{sampleEcho(day:\"2030-02-30\"){day}}"}""", 400, "ARGUMENT_INVALID")]
    [InlineData(New, """{"query":"{sampleEcho(uuid:\"1\"){uuid}}"}""", 400, "ARGUMENT_INVALID")]
    [InlineData(New, """{"query":"query($i:ID!){node(id:$i){id}}"}""", 400, "VARIABLE_INVALID")]
    [InlineData(New, """{"query":"query($d:Date){sampleEcho(day:$d){day}}","variables":{"d":"tomorrow"}}""", 400, "VARIABLE_INVALID")]
    [InlineData(New, """{"query":"query A{viewer{id}} query B{viewer{id}}"}""", 400, "UNKNOWN_OPERATION")]
    [InlineData(New, """{"query":"query A{viewer{id}}","operationName":"B"}""", 400, "UNKNOWN_OPERATION")]
    [InlineData(New, "{", 400, "JSON_MALFORMED")]
    [InlineData(Plain, "{", 400, "JSON_MALFORMED")]
    [InlineData(New, "", 400, "JSON_MALFORMED")]
    [InlineData(New, """{"query":"{viewer{id}}","query":"{viewer{id}}"}""", 400, "JSON_MALFORMED")]
    [InlineData(New, """{"query":"\ud800"}""", 400, "JSON_MALFORMED")]
    [InlineData(New, """{"query":"{viewer{id}}","variables":{"a":"\ud800"}}""", 400, "JSON_MALFORMED")]
    [InlineData(New, """[{"query":"{viewer{id}}"}]""", 400, "BATCHING_REFUSED")]
    [InlineData(New, "1", 400, "PARAMETERS_INVALID")]
    [InlineData(New, "{}", 400, "QUERY_MISSING")]
    [InlineData(New, """{"query":1}""", 400, "QUERY_MISSING")]
    [InlineData(New, """{"query":"{viewer{id}}","variables":[]}""", 400, "PARAMETERS_INVALID")]
    [InlineData(New, """{"query":"{viewer{id}}","operationName":1}""", 400, "PARAMETERS_INVALID")]
    [InlineData(New, """{"query":"{viewer{id}}","extensions":1}""", 400, "PARAMETERS_INVALID")]
    [InlineData(New, """{"query":"{viewer{language}}","variables":null,"operationName":null,"extensions":{}}""", 200, null)]
    public async Task Answers_with_status_and_code(string accept, string body, int status, string? code)
    {
        var answer = await Post(body, accept);
        Assert.Equal(status, answer.Status);
        Assert.Equal(code, answer.Json.TryGetProperty("errors", out _) ? answer.Code : null);
        Assert.Equal(accept == New ? New : Plain, answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", answer.Response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Other_bodies_are_refused(string? contentType)
    {
        var answer = await Post(Good, New, contentType);
        Assert.Equal((415, "UNSUPPORTED_MEDIA_TYPE"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_query_comes_by_GET_with_its_variables()
    {
        var query = Uri.EscapeDataString("query A($t:String){sampleEcho(text:$t){text}} query B{viewer{id}}");
        var variables = Uri.EscapeDataString("""{"t":"ü"}""");
        var answer = await Get($"query={query}&operationName=A&variables={variables}");
        Assert.Equal((200, """{"data":{"sampleEcho":{"text":"ü"}}}"""), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("query=mutation%7BsampleRecord(input%3A%7B%7D)%7Bby%7D%7D", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("query=%7Bviewer%7Bid%7D%7D&variables=%7B", 400, "JSON_MALFORMED")]
    [InlineData("query=%7Bviewer%7Bid%7D%7D&query=%7Bviewer%7Bid%7D%7D", 400, "PARAMETERS_INVALID")]
    [InlineData("", 400, "QUERY_MISSING")]
    public async Task A_GET_that_is_no_query_is_refused(string address, int status, string code)
    {
        var answer = await Get(address);
        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Equal(status == 405 ? ["POST"] : [], answer.Response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Other_methods_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/graphql") { Content = Body(Good, Plain) };
        var answer = await gateway.Send(request, gateway.Issuer.Token());
        Assert.Equal((405, "METHOD_NOT_ALLOWED"), (answer.Status, answer.Code));
        Assert.Equal(["GET", "POST"], answer.Response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task A_body_has_at_most_256_KiB(int more, int status)
    {
        const string Frame = """{"query":"{viewer{language}}","variables":{"a":""}}""";
        var body = Frame.Insert(Frame.Length - 3, new string('x', (256 * 1024) + more - Frame.Length));
        Assert.Equal(status, (await Post(body, New)).Status);
        var unsized = await Post(body, New, chunked: true);
        Assert.Equal(status, unsized.Status);
        if (status == 413)
        {
            Assert.Equal("BODY_TOO_LARGE", unsized.Code);
        }
    }

    [Fact]
    public async Task A_text_of_a_megabyte_is_refused()
    {
        var answer = await gateway.Ask("query($t:String){sampleEcho(text:$t){text}}", new { t = new string('x', 1_000_000) });
        Assert.Equal((413, "BODY_TOO_LARGE"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task When_the_client_leaves_the_field_stops()
    {
        using var leave = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={sampleWait}");
        request.Headers.Authorization = new("Bearer", gateway.Issuer.Token());
        var asking = gateway.Client.SendAsync(request, leave.Token);
        await gateway.Gate.Entered.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await gateway.Gate.Left.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static ByteArrayContent Body(string text, string? contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    private async Task<Answer> Post(string body, string accept, string? contentType = Plain, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = Body(body, contentType) };
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.TransferEncodingChunked = chunked;
        return await gateway.Send(request, gateway.Issuer.Token());
    }

    private async Task<Answer> Get(string parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?" + parameters);
        return await gateway.Send(request, gateway.Issuer.Token());
    }
}
