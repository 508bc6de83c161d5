namespace DistrictCoaching.Gateway.Tests;

public sealed class ErrorTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Record =
        "mutation($i:SampleRecordInput!){ sampleRecord(input:$i){ by recorded{text day uuid kinds} errors{code message missing} } }";

    [Theory]
    [InlineData(null, "The consent does not cover this. Stay within its scope, or ask the teacher whether she wants to widen it.")]
    [InlineData("fr, es;q=0.8, en;q=0.7", "El consentimiento no abarca esto. Permanezca dentro de su alcance o pregunte a la docente si desea ampliarlo.")]
    public async Task A_refusal_is_an_answer_in_the_callers_language(string? language, string sentence)
    {
        var answer = await gateway.Ask(Record, new { i = Input("2030-09-02") }, language: language);
        Assert.Equal(
            "{\"data\":{\"sampleRecord\":{\"by\":null,\"recorded\":null,\"errors\":[{\"code\":\"NOT_COVERED\",\"message\":\"" + sentence +
            "\",\"missing\":\"day\"}]}}}", answer.Text);
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task What_was_asked_arrives_as_it_was_asked()
    {
        var input = Input("2030-09-01");
        var answer = await gateway.Ask(Record, new { i = input });
        Assert.Equal(
            "{\"data\":{\"sampleRecord\":{\"by\":\"" + TestIssuer.Person + "\",\"recorded\":{\"text\":\"a+b\",\"day\":\"2030-09-01\",\"uuid\":\"" +
            input["operationId"] + "\",\"kinds\":[\"IN_CLASS_SUPPORT\"]},\"errors\":[]}}}", answer.Text);
    }

    [Fact]
    public async Task A_field_that_breaks_tells_a_trace_id_and_nothing_else()
    {
        var answer = await gateway.Ask("{ viewer { language } sampleBroken }", language: "es");
        Assert.Equal((200, "INTERNAL"), (answer.Status, answer.Code));
        Assert.Equal(GatewayCodes.Internal.Es, answer.Message);
        Assert.Matches("^[0-9a-f]{32}$", answer.Error.GetProperty("extensions").GetProperty("traceId").GetString());
        Assert.DoesNotContain("the-secret", answer.Text, StringComparison.Ordinal);
        Assert.Contains(gateway.Logged.Lines, line => line.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));
        Assert.DoesNotContain(gateway.Logged.Lines, line => line.Contains("the-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_can_be_refused_too()
    {
        var answer = await gateway.Ask("{ sampleRefused }", language: "es");
        Assert.Equal(
            "{\"errors\":[{\"message\":\"" + new Domain.Refusal("NOT_FOUND").Message("es") +
            "\",\"locations\":[{\"line\":1,\"column\":3}],\"path\":[\"sampleRefused\"],\"extensions\":{\"code\":\"NOT_FOUND\"}}],\"data\":{\"sampleRefused\":null}}",
            answer.Text);
    }

    [Theory]
    [InlineData("{ viewe { id } }", "viewer")]
    [InlineData("{ viewer { languag } }", "language")]
    [InlineData("{ sampleEcho(texts: 1) { day } }", "text'")]
    [InlineData("{ ... on Viewr { id } }", "Viewer")]
    [InlineData("{ sampleEcho(kinds: [CO_PLANNIN]) { text } }", "CO_PLANNING")]
    [InlineData("query($k:[SampleKin!]) { sampleEcho(kinds: $k) { text } }", "SampleKind")]
    [InlineData("query($k:[SampleKind!]) { sampleEcho(kind: $k) { text } }", "kinds")]
    public async Task Nothing_is_suggested(string query, string name)
    {
        var answer = await gateway.Ask(query);
        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("Did you mean", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(name, answer.Error.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_20_errors_are_told()
    {
        var answer = await gateway.Ask("{ viewer { " + string.Concat(Enumerable.Range(0, 30).Select(number => $"a{number} ")) + "} }");
        Assert.Equal(20, answer.Json.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public void Codes_are_unique_and_speak_both_languages()
    {
        Assert.Contains(GatewayCodes.QueryTooDeep, GatewayCodes.All);
        Assert.Equal(GatewayCodes.All.Count, GatewayCodes.All.Select(code => code.Code).Distinct().Count());
        Assert.All(GatewayCodes.All, code => Assert.Matches("^[A-Z]+(_[A-Z]+)*$", code.Code));
        Assert.All(GatewayCodes.All, code => Assert.NotEqual(code.En, code.Es));
        Assert.Empty(GatewayCodes.All.Select(code => code.Code).Intersect(Domain.Refusals.Codes));
    }

    private static Dictionary<string, object> Input(string day) => new()
    {
        ["operationId"] = $"{Guid.NewGuid()}",
        ["teacherId"] = NodeId.Of("SampleTeacher", SampleTeacher.Known),
        ["day"] = day,
        ["kind"] = "IN_CLASS_SUPPORT",
        ["notes"] = new[] { "a", "b" },
    };
}
