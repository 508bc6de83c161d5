using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>
/// What an operation costs before it is run: a point for each object that it may give, ten for each mutation; a page counts as often as `first` says, another list as often as its `@listSize` assumes.
/// Made once for a document, of only what the guard let pass, so the work is bounded; only the sizes of pages are read from each request's variables.
/// </summary>
internal sealed class Price
{
    private const int Ceiling = 1_000_000_000;

    private readonly ILookup<ROM, GraphQLFragmentDefinition> fragments;
    private readonly ISchema schema;
    private readonly GraphQLOperationDefinition operation;
    private readonly List<Term> terms;

    public Price(GraphQLDocument document, GraphQLOperationDefinition operation, ISchema schema)
    {
        fragments = document.Definitions.OfType<GraphQLFragmentDefinition>().ToLookup(fragment => fragment.FragmentName.Name.Value);
        (this.operation, this.schema) = (operation, schema);
        terms = [.. Terms(operation.SelectionSet, operation.Operation switch
        {
            OperationType.Query => schema.Query,
            OperationType.Mutation => schema.Mutation,
            _ => schema.Subscription,
        })];
    }

    /// <summary>The points; null where a page is asked for of a size that none can have.</summary>
    public int? Points(Inputs variables) => Sum(terms, 1, variables) is { } points ? (int)points : null;

    private static long? Sum(List<Term> terms, int page, Inputs variables)
    {
        long? points = 0;
        foreach (var term in terms)
        {
            points = term.Points(page, variables) is { } more && points is { } before ? Math.Min(Ceiling, before + more) : null;
        }

        return points;
    }

    private IEnumerable<Term> Terms(GraphQLSelectionSet? selected, IGraphType? on) => (selected?.Selections ?? []).SelectMany(selection => selection switch
    {
        GraphQLField field when (on as IComplexGraphType)?.GetField(field.Name.Value) is { } found => Of(field, found),
        GraphQLInlineFragment inline => Terms(inline.SelectionSet, Named(inline.TypeCondition) ?? on),
        GraphQLFragmentSpread spread => fragments[spread.FragmentName.Name.Value].Take(1).SelectMany(fragment => Terms(fragment.SelectionSet, Named(fragment.TypeCondition))),
        _ => [],
    });

    private IEnumerable<Term> Of(GraphQLField field, FieldType found)
    {
        var below = found.ResolvedType!.GetNamedType();
        var (own, first) = (CostRules.Weight(found), CostRules.IsPaged(found) ? First(field) : null);
        return
            below is not ScalarGraphType ? [new(own, CostRules.IsSized(found) ? null : CostRules.AssumedSize(found), first, [.. Terms(field.SelectionSet, below)])]
            : own > 0 || first is not null ? [new(own, 1, first, [])]
            : [];
    }

    /// <summary>How many entries a page has.</summary>
    private Func<Inputs, long?> First(GraphQLField field)
    {
        var given = field.Arguments?.FirstOrDefault(argument => argument.Name.Value == "first")?.Value;
        if (given is not GraphQLVariable { Name.StringValue: var name })
        {
            var literal = Literal(given);
            return _ => literal;
        }

        var usual = Literal(operation.Variables?.FirstOrDefault(declared => declared.Variable.Name.StringValue == name)?.DefaultValue);
        return variables => !variables.TryGetValue(name, out var value) ? usual : value is null ? Page.Usual : Size(Convert.ToString(value, CultureInfo.InvariantCulture));
    }

    private static long? Literal(GraphQLValue? given) => given is GraphQLIntValue literal ? Size(literal.Value.ToString()) : Page.Usual;

    /// <summary>What is no number at all is left to validation.</summary>
    private static long? Size(string? text) => !long.TryParse(text, out var first) ? Page.Largest : first is < 1 or > Page.Largest ? null : first;

    private IGraphType? Named(GraphQLTypeCondition? condition) => condition is null ? null : schema.AllTypes[condition.Type.Name.StringValue];

    /// <summary>A field that costs something.</summary>
    /// <param name="Times">How often it is given; null: as often as the page has entries on which it stands.</param>
    /// <param name="First">Of a page, how many entries it has.</param>
    private sealed record Term(int Own, int? Times, Func<Inputs, long?>? First, List<Term> Below)
    {
        public long? Points(int page, Inputs variables) =>
            (First is null ? 1 : First(variables)) is { } inner && Sum(Below, (int)inner, variables) is { } below ? Math.Min(Ceiling, (Times ?? page) * (Own + below)) : null;
    }
}
