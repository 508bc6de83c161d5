using CsCheck;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Plans answer what the library's engine answers: two gateways over HTTP, asked the same.</summary>
public sealed class DifferentialTests : IAsyncLifetime
{
    private static readonly byte[] Key = new byte[32];

    private static readonly string[] Ids = [NodeId.Of(nameof(SampleTeacher), SampleTeacher.Known), NodeId.Of(nameof(SampleTeacher), Guid.AllBitsSet)];

    private readonly TestGateway plans = new() { Configure = options => options.CursorKey = Key };
    private readonly TestGateway library = new() { Configure = options => (options.CursorKey, options.RunsPlans) = (Key, false) };

    public async ValueTask InitializeAsync()
    {
        await plans.InitializeAsync();
        await library.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await plans.DisposeAsync();
        await library.DisposeAsync();
    }

    [Fact]
    public async Task Every_document_of_the_tests_is_answered_alike()
    {
        Assert.True(Corpus.Documents.Count > 100, $"{Corpus.Documents.Count}");
        foreach (var document in Corpus.Documents)
        {
            await Alike(document, Variables(document));
        }
    }

    [Fact]
    public Task Made_queries_are_answered_alike() => Made("query", 400);

    [Fact]
    public Task Made_mutations_are_answered_alike() => Made("mutation", 100);

    [Theory]
    [InlineData("{sampleTree{brokenHard}}")]
    [InlineData("{sampleTree{child{brokenHard} number}}")]
    [InlineData("{sampleTree{childHard{childHard{nullHard}}}}")]
    [InlineData("{sampleTree{some{brokenHard} many{brokenHard} manyHard{number} cut{number} grid{nullHard}}}")]
    [InlineData("{sampleLaterTree{laterHard{laterHard{laterHard{number}}}} sampleTree{number}}")]
    [InlineData("{sampleTree{loaded{loaded{number place loaded{number}}} loadedMany{number nullHard} loadedBroken{number} laterBroken laterRefused later{loaded{number}}}}")]
    [InlineData("{sampleTree{either{__typename ... on SampleTree{number either{...E}} ...E}}} fragment E on SampleEcho{text}")]
    [InlineData("{sampleTree{node{__typename id ... on SampleTeacher{own:id}} place child{place many{place}}}}")]
    [InlineData("{t:sampleTree(depth:3){child{number} child{child{text}} ...F ...F}} fragment F on SampleTree{child{number kind ...on SampleTree{number}}}")]
    [InlineData("{sampleTree{echo{text} a:echo(text:null){text} b:echo(kinds:[CO_PLANNING],input:{number:1,day:\"2030-09-01\"}){text day kinds}}}")]
    [InlineData("{sampleTree{number @skip(if:true) text @include(if:false) ... @skip(if:true){kind} ...F @include(if:true)}} fragment F on SampleTree{numbers texts}")]
    [InlineData("{__typename a:__typename}")]
    [InlineData("{__typename __schema{queryType{name}}}")]
    [InlineData("mutation{a:sampleTurn{before end} b:sampleTurn{before end} c:sampleTurn{before}}")]
    public Task What_is_null_breaks_waits_or_is_loaded_is_answered_alike(string document) => Alike(document, null);

    [Fact]
    public async Task Each_mutation_begins_when_the_one_before_is_done_with_all_below_it() => Assert.Equal(
        """{"data":{"a":{"before":"0 0","end":1},"b":{"before":"1 0","end":2},"c":{"before":"2 0"}}}""",
        (await plans.Ask("mutation{a:sampleTurn{before end} b:sampleTurn{before end} c:sampleTurn{before}}")).Text);

    [Fact]
    public async Task Nothing_that_a_resolver_leaves_in_the_flow_of_execution_reaches_another() => Assert.Equal(
        """{"data":{"sampleTree":{"flow":null,"a":null,"child":{"flow":null}}}}""", (await plans.Ask("{sampleTree{flow a:flow child{flow}}}")).Text);

    [Theory]
    [InlineData("""{"t":"x"}""")]
    [InlineData("""{"t":null,"b":false}""")]
    [InlineData("""{"b":null}""")]
    [InlineData("""{"d":"2030-02-31"}""")]
    [InlineData("""{"d":1,"t":[]}""")]
    [InlineData("""{"i":{"number":1},"b":true}""")]
    [InlineData("""{"i":{}}""")]
    [InlineData("{}")]
    public async Task The_same_document_with_other_variables_is_answered_alike(string variables)
    {
        const string Document =
            "query($t:String,$d:Date,$i:SampleTreeInput,$b:Boolean=true){sampleEcho(text:$t,day:$d){text day} sampleTree{echo(text:$t,input:$i){text} number @include(if:$b) a:echo(input:{number:2,text:$t}){text @skip(if:$b) kinds}}}";
        await plans.Ask(Document);
        await library.Ask(Document);
        await Alike(Document, System.Text.Json.JsonSerializer.Deserialize<object>(variables));
    }

    /// <summary>So that the comparison is one: nearly everything that fits is planned.</summary>
    [Fact]
    public void Everything_but_introspection_is_planned()
    {
        var schema = plans.Schema;
        foreach (var document in Corpus.Documents.Concat(Enumerable.Range(0, 100).Select(seed => new Documents(schema, seed, Ids).Write())))
        {
            if (Guard.Read(document, new()).Document is not { } read)
            {
                continue;    // too much was made
            }

            var operation = read.Definitions.OfType<GraphQLOperationDefinition>().First();
            var known = new Known(document, null, read, operation, schema);
            Assert.Throws<InvalidOperationException>(() => known.Plans);
            if (!document.Contains("__", StringComparison.Ordinal) && Fits(document))
            {
                known.Validated();
                Assert.True(known.Plans is not null, document);
            }
        }
    }

    private bool Fits(string document) => new GraphQL.Validation.DocumentValidator().ValidateAsync(new()
    {
        Schema = plans.Schema,
        Document = Guard.Read(document, new()).Document!,
        Operation = Guard.Read(document, new()).Document!.Definitions.OfType<GraphQLOperationDefinition>().First(),
        Variables = new(Variables(document)),
    }).GetAwaiter().GetResult().IsValid;

    private Task Made(string kind, int many) => Gen.Int.Select(seed =>
    {
        var made = new Documents(plans.Schema, seed, Ids);
        return (Document: made.Write(kind), made.Variables);
    }).SampleAsync(made => Alike(made.Document, made.Variables), iter: many, threads: 1);

    private async Task Alike(string document, object? variables)
    {
        for (var known = 0; known < 2; known++)
        {
            Answers.Equal(await library.Ask(document, variables), await plans.Ask(document, variables), $"{document}\n{System.Text.Json.JsonSerializer.Serialize(variables)}");
        }
    }

    /// <summary>Something for each variable that a document declares.</summary>
    private Dictionary<string, object?> Variables(string document)
    {
        var values = new Documents(plans.Schema, 1, Ids);
        return Guard.Read(document, new()).Document!.Definitions.OfType<GraphQLOperationDefinition>().SelectMany(operation => operation.Variables?.Items ?? [])
            .DistinctBy(variable => variable.Variable.Name.StringValue)
            .ToDictionary(variable => variable.Variable.Name.StringValue, variable => plans.Schema.AllTypes[Named(variable.Type)] is { } type ? values.Value(type, "") : null);
    }

    private static string Named(GraphQLType type) => type switch
    {
        GraphQLNonNullType inner => Named(inner.Type),
        GraphQLListType item => Named(item.Type),
        _ => ((GraphQLNamedType)type).Name.StringValue,
    };
}
