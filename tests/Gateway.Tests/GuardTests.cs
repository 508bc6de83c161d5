using System.Globalization;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Gateway.Tests;

public sealed class GuardTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private static readonly GuardLimits Limits = new();

    /// <summary>Documents whose weight is a number, and the limit that it meets.</summary>
    private static readonly Dictionary<string, (Func<int, string> Document, int Limit)> Weights = new()
    {
        ["QUERY_TOO_LONG"] = (many => "{viewer{id}}".PadRight(many), Limits.Characters),
        ["QUERY_TOO_MANY_TOKENS"] = (many => "{sampleEcho(kinds:[" + Times(many - 12, "1 ") + "]){a}}", Limits.Tokens),
        ["QUERY_TOO_DEEP"] = (many => Times(many, "{a") + Times(many, "}"), Limits.Depth),
        ["QUERY_TOO_MANY_ROOT_FIELDS"] = (many => "{" + Times(many, i => $"a{i} ") + "}", Limits.RootFields),
        ["QUERY_TOO_MANY_FIELDS"] = (many => "{a{" + Times(many - 1, i => $"a{i} ") + "}}", Limits.Fields),
        ["QUERY_TOO_MANY_ALIASES"] = (many => "{a{" + Times(many, i => $"a{i}:b ") + "}}", Limits.Aliases),
        ["QUERY_TOO_MANY_REPEATS"] = (many => "{a{" + Times(many, "b ") + "}}", Limits.Repeats),
        ["QUERY_TOO_MANY_DIRECTIVES"] = (many => "{a " + Times(many, "@b") + "}", Limits.Directives),
        ["QUERY_TOO_MANY_FRAGMENTS"] = (many => "{a{" + Times(many, i => $"...{{b{i}}} ") + "}}", Limits.FragmentVisits),
    };

    private static readonly Dictionary<string, (string Document, string Code)> Attacks = new()
    {
        ["one field 18,000 times, too long"] = ("{" + Times(18_000, "viewer{id} ") + "}", "QUERY_TOO_LONG"),
        ["one field as often as fits"] = ("{" + Times(19_000 / 2, "a ") + "}", "QUERY_TOO_MANY_TOKENS"),
        ["a list repeated with a selection"] = ("{" + Times(400, "a{b}") + "}", "QUERY_TOO_MANY_ROOT_FIELDS"),
        ["a list repeated below"] = ("{z{" + Times(200, "a{b}") + "}}", "QUERY_TOO_MANY_REPEATS"),
        ["fragments that double"] = (
            "{z{...f0}} " + Times(25, i => $"fragment f{i} on Query{{...f{i + 1} ...f{i + 1}}} ") + "fragment f25 on Query{a}", "QUERY_TOO_MANY_REPEATS"),
        ["fragments in a circle"] = ("{...a} fragment a on Query{...b} fragment b on Query{...a}", "FRAGMENT_CYCLE"),
        ["a circle that nothing uses"] = ("{viewer{id}} fragment a on Query{...a}", "FRAGMENT_CYCLE"),
        ["a heavy fragment that nothing uses"] = ("{viewer{id}} fragment a on Query{z{" + Times(40, "b ") + "}}", "QUERY_TOO_MANY_REPEATS"),
        ["repeats through fragments"] = ("{z{" + Times(40, "...f ") + "}} fragment f on Query{b}", "QUERY_TOO_MANY_REPEATS"),
        ["depth through fragments"] = (
            "{...f0} " + Times(13, i => $"fragment f{i} on Query{{a{{...f{i + 1}}}}} ") + "fragment f13 on Query{a}", "QUERY_TOO_DEEP"),
        ["two hundred braces"] = (Times(200, "{a") + Times(200, "}"), "QUERY_TOO_DEEP"),
        ["nested lists of values"] = ("{a(b:" + Times(200, "[") + Times(200, "]") + ")}", "QUERY_TOO_DEEP"),
        ["directives on variables"] = ("query(" + Times(11, i => $"$a{i}:Int@b ") + "){a}", "QUERY_TOO_MANY_DIRECTIVES"),
        ["introspection in circles"] = ("{__schema{types{fields{type{fields{name}}}}}}", "QUERY_TOO_DEEP"),
        ["introspection of one type in circles"] = ("{__type(name:\"Query\"){possibleTypes{interfaces{possibleTypes{name}}}}}", "QUERY_TOO_DEEP"),
    };

    public static TheoryData<string> Codes => [.. Weights.Keys];

    public static TheoryData<string> Names => [.. Attacks.Keys];

    public static TheoryData<string> Megabytes => [.. Megabyte.Attacks.Keys];

    [Theory, MemberData(nameof(Codes))]
    public async Task The_limit_itself_is_allowed_and_one_more_is_not(string code)
    {
        var (document, limit) = Weights[code];
        var more = await gateway.Ask(document(limit + 1));
        Assert.Equal((400, code), (more.Status, more.Code));
        var allowed = await gateway.Ask(document(limit));
        Assert.DoesNotContain(code, allowed.Text, StringComparison.Ordinal);
    }

    /// <summary>How long it takes is for the benchmark (./dev bench guard); here the work is counted.</summary>
    [Theory, MemberData(nameof(Megabytes))]
    public void A_megabyte_is_looked_at_no_further_than_the_limits_go(string attack)
    {
        foreach (var characters in new[] { Limits.Characters, int.MaxValue })
        {
            var read = Guard.Read(Megabyte.Attacks[attack], Limits with { Characters = characters });
            Assert.InRange(read.Visited, 0, Limits.Tokens + Limits.Fields + Limits.FragmentVisits + 2);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(99999999999)]
    public async Task A_page_of_no_allowed_size_is_refused_before_it_is_validated(long first)
    {
        var answer = await gateway.Ask($"{{sampleTeachers(first:{first}){{nothing}}}}");
        Assert.Equal((400, "PAGE_SIZE_OUT_OF_RANGE"), (answer.Status, answer.Code));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task An_attack_is_refused_by_a_code_of_the_guard(string name)
    {
        var (document, code) = Attacks[name];
        var answer = await gateway.Ask(document);
        Assert.Equal((400, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task The_heaviest_document_that_passes_is_left_to_validation()
    {
        var document = "{z{" + Times(14, i => Times(30, $"a{i} ")) + Times(30, "b{c}") + "}}";
        Assert.Null(Guard.Read(document, Limits).Refusal);
        Assert.Equal(400, (await gateway.Ask(document)).Status);
    }

    [Fact]
    public async Task Usual_introspection_passes()
    {
        var deep = Times(9, "ofType{kind name ") + Times(9, "}");
        var type = "{kind name " + deep + "}";
        var answer = await gateway.Ask(
            "query IntrospectionQuery{__schema{queryType{name} types{...F} directives{name locations args{...I}}}}" +
            "fragment F on __Type{kind name fields(includeDeprecated:true){name args{...I} type" + type + "} inputFields{...I} interfaces" + type +
            " enumValues{name} possibleTypes" + type + "} fragment I on __InputValue{name type" + type + " defaultValue}");
        Assert.Equal(200, answer.Status);
        Assert.False(answer.Json.TryGetProperty("errors", out _), answer.Text);
    }

    [Fact]
    public async Task A_remembered_document_is_answered_to_each_caller_anew()
    {
        var other = Guid.NewGuid();
        var first = await gateway.Ask("{viewer{districtId}}");
        var second = await gateway.Ask("{viewer{districtId}}", token: gateway.Issuer.Token(token => token.Claims["tenant"] = $"{other}"));
        Assert.Contains(NodeId.Of("District", TestIssuer.District), first.Text, StringComparison.Ordinal);
        Assert.Contains(NodeId.Of("District", other), second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remembered_document_still_checks_its_variables()
    {
        const string Document = "query($d:Date!){sampleEcho(day:$d){day}}";
        Assert.Equal(200, (await gateway.Ask(Document, new { d = "2030-09-02" })).Status);
        var bad = await gateway.Ask(Document, new { d = "2030-09-31" });
        Assert.Equal((400, "VARIABLE_INVALID"), (bad.Status, bad.Code));
    }

    private static string Times(int many, string text) => Times(many, _ => text);

    private static string Times(int many, Func<int, string> text) =>
        string.Concat(Enumerable.Range(0, many).Select(number => text(number).ToString(CultureInfo.InvariantCulture)));
}
