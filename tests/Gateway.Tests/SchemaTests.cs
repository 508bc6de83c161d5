using System.Text.RegularExpressions;
using DistrictCoaching.Tests;
using GraphQL;
using GraphQL.Types;

namespace DistrictCoaching.Gateway.Tests;

public sealed partial class SchemaTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    /// <summary>Locally the contract is rewritten and the difference shows in review; on CI a difference fails.</summary>
    [Fact]
    public async Task The_schema_is_the_contract()
    {
        await using var product = new TestGateway { HasSamples = false };
        await product.InitializeAsync();
        var text = await product.Client.GetStringAsync("/schema.graphql");
        var contract = Path.Combine(Repository.Root, "schema.graphql");
        var approved = File.Exists(contract) ? await File.ReadAllTextAsync(contract) : "";
        if (text != approved && Environment.GetEnvironmentVariable("CI") != "true")
        {
            await File.WriteAllTextAsync(contract, text);
            approved = text;
        }

        Assert.Equal(approved, text);
    }

    [Fact]
    public void Everything_in_the_schema_is_described()
    {
        var missing =
            from type in gateway.Schema.AllTypes
            where !type.Name.StartsWith("__", StringComparison.Ordinal) && type.Name is not ("String" or "Boolean" or "ID" or "Int")
            from thing in Things(type)
            where string.IsNullOrWhiteSpace(thing.Description)
            select thing.Name;
        Assert.Empty(missing);
    }

    [Fact]
    public async Task Names_and_nullability_are_those_of_the_code()
    {
        var text = Compact(await gateway.Client.GetStringAsync("/schema.graphql"));
        Assert.Contains("sampleRecord(input: SampleRecordInput!): SampleRecordPayload!", text, StringComparison.Ordinal);
        Assert.Contains(
            "input SampleRecordInput { day: Date! kind: SampleKind! notes: [String!] operationId: UUID! teacherId: ID! }",
            text, StringComparison.Ordinal);
        Assert.Contains("type SampleRecordPayload { by: UUID errors: [UserError!]! recorded: SampleEcho }", text, StringComparison.Ordinal);
        Assert.Contains("type UserError { code: String! message: String! missing: String }", text, StringComparison.Ordinal);
        Assert.Contains("enum SampleKind { CO_PLANNING IN_CLASS_SUPPORT }", text, StringComparison.Ordinal);
        Assert.Contains("sampleTeachers(after: String first: Int = 25): SampleTeacherConnection!", text, StringComparison.Ordinal);
        Assert.Contains(
            "type SampleTeacherConnection { edges: [SampleTeacherEdge!]! nodes: [SampleTeacher!]! pageInfo: PageInfo! totalCount: Int! }",
            text, StringComparison.Ordinal);
        Assert.Contains("type SampleTeacher implements Node { id: ID! }", text, StringComparison.Ordinal);
        Assert.Contains("node(id: ID!): Node nodes(ids: [ID!]!): [Node]!", text, StringComparison.Ordinal);
        Assert.Contains("sampleEcho(at: DateTime day: Date kinds: [SampleKind!] text: String uuid: UUID): SampleEcho!", text, StringComparison.Ordinal);
    }

    /// <summary>So that each can be repeated, and the one rule of the scalar against an id of zeros is one for all.</summary>
    [Fact]
    public void Every_mutation_names_its_operation() => Assert.All(gateway.Schema.Mutation!.Fields.Where(field => !field.Name.StartsWith("sample", StringComparison.Ordinal)), field =>
        Assert.Equal("UUID!", ((IComplexGraphType)field.Arguments!.Single().ResolvedType!.GetNamedType()).Fields.Find("operationId")?.ResolvedType?.ToString()));

    private static IEnumerable<(string Name, string? Description)> Things(IGraphType type)
    {
        yield return (type.Name, type.Description);
        foreach (var field in (type as IComplexGraphType)?.Fields.ToList() ?? [])
        {
            yield return ($"{type.Name}.{field.Name}", field.Description);
            foreach (var argument in field.Arguments?.ToList() ?? [])
            {
                yield return ($"{type.Name}.{field.Name}.{argument.Name}", argument.Description);
            }
        }

        foreach (var value in (type as EnumerationGraphType)?.Values.ToList() ?? [])
        {
            yield return ($"{type.Name}.{value.Name}", value.Description);
        }
    }

    private static string Compact(string schema) =>
        Blanks().Replace(Descriptions().Replace(schema, ""), " ").Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal);

    [GeneratedRegex("^ *\".*\"$", RegexOptions.Multiline)]
    private static partial Regex Descriptions();

    [GeneratedRegex(@"[\s,]+")]
    private static partial Regex Blanks();
}
