using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace DistrictCoaching.Gateway.Tests;

public sealed class RelayTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private static readonly string Known = NodeId.Of("SampleTeacher", SampleTeacher.Known);

    public static TheoryData<string> NoIds =>
    [
        "", " ", "x", "\u0000", "💥", "AAAA", "=", Known + "=", Known + " ", " " + Known, Known[..^1], new string('A', 10_000),
        NodeId.Of("SampleCoach", SampleTeacher.Known), NodeId.Of("sampleteacher", SampleTeacher.Known), NodeId.Of("", SampleTeacher.Known),
        Encoded($"SampleTeacher:{SampleTeacher.Known:D}"), Encoded($"SampleTeacher:{SampleTeacher.Known:N}".ToUpperInvariant()),
        Encoded($"SampleTeacher:{SampleTeacher.Known:N}:"), Encoded("SampleTeacher:"), Encoded("SampleTeacher"), Encoded("::"),
    ];

    [Fact]
    public void An_id_is_read_as_its_own_type_only()
    {
        var id = Guid.NewGuid();
        Assert.Equal(id, NodeId.Read("Teacher", NodeId.Of("Teacher", id)));
        Assert.Equal(NodeId.Unknown, NodeId.Read("Coach", NodeId.Of("Teacher", id)));
    }

    [Theory, MemberData(nameof(NoIds))]
    public async Task What_is_no_id_is_answered_like_an_unknown_one(string text)
    {
        Assert.Equal(NodeId.Unknown, NodeId.Read("SampleTeacher", text));
        const string Query = "query($id:ID!){ node(id:$id){ id } nodes(ids:[$id]){ id } }";
        var unknown = await gateway.Ask(Query, new { id = NodeId.Of("SampleTeacher", Guid.NewGuid()) });
        var answer = await gateway.Ask(Query, new { id = text });
        Assert.Equal("""{"data":{"node":null,"nodes":[null]}}""", unknown.Text);
        Assert.Equal((unknown.Status, unknown.Text), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("99999999999999999999")]
    public async Task An_id_that_is_a_number_is_answered_like_an_unknown_one(string number)
    {
        var answer = await gateway.Ask("{ sampleRead(id:" + number + ") node(id:" + number + "){id} }");
        Assert.Equal("{\"data\":{\"sampleRead\":\"" + NodeId.Unknown + "\",\"node\":null}}", answer.Text);
        var given = await gateway.Ask("query($id:ID!){ node(id:$id){id} }", new { id = JsonDocument.Parse(number).RootElement });
        Assert.Equal("""{"data":{"node":null}}""", given.Text);
    }

    [Fact]
    public async Task A_node_is_found_by_its_id_in_its_own_district_only()
    {
        const string Query = "query($id:ID!){ node(id:$id){ __typename id } nodes(ids:[$id, \"x\"]){ ... on SampleTeacher { id } } }";
        var own = await gateway.Ask(Query, new { id = Known });
        Assert.Equal(
            "{\"data\":{\"node\":{\"__typename\":\"SampleTeacher\",\"id\":\"" + Known + "\"},\"nodes\":[{\"id\":\"" + Known + "\"},null]}}", own.Text);
        var foreign = await gateway.Ask(Query, new { id = Known }, gateway.Issuer.Token(token => token.Claims["tenant"] = $"{Guid.NewGuid()}"));
        Assert.Equal("""{"data":{"node":null,"nodes":[null,null]}}""", foreign.Text);
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "TOO_MANY_IDS")]
    public async Task At_most_100_nodes_are_read_at_once(int many, string? code)
    {
        var answer = await gateway.Ask("query($ids:[ID!]!){ nodes(ids:$ids){ id } }", new { ids = Enumerable.Repeat("x", many) });
        Assert.Equal(code, answer.Json.TryGetProperty("errors", out _) ? answer.Code : null);
    }

    private static string Encoded(string text) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(text));
}
