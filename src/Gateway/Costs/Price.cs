using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>
/// What an operation costs before it is run: a point for each object that it may give, ten for each mutation; a page counts as often as `first` says, another list as often as its `@listSize` assumes.
/// Walks only what the guard let pass, so the work is bounded.
/// </summary>
internal sealed class Price(GraphQLDocument document, GraphQLOperationDefinition operation, ISchema schema, Inputs variables)
{
    private const int Ceiling = 1_000_000_000;

    private readonly ILookup<GraphQLParser.ROM, GraphQLFragmentDefinition> fragments =
        document.Definitions.OfType<GraphQLFragmentDefinition>().ToLookup(fragment => fragment.FragmentName.Name.Value);

    private bool isPageWrong;

    /// <summary>The points; null where a page is asked for of a size that none can have.</summary>
    public int? Points()
    {
        IGraphType? root = operation.Operation switch
        {
            OperationType.Query => schema.Query,
            OperationType.Mutation => schema.Mutation,
            _ => schema.Subscription,
        };
        var points = Of(operation.SelectionSet, root, 1);
        return isPageWrong ? null : (int)points;
    }

    /// <param name="page">How many entries the page has on which these fields stand.</param>
    private long Of(GraphQLSelectionSet? selected, IGraphType? on, int page)
    {
        var points = 0L;
        foreach (var selection in selected?.Selections ?? [])
        {
            points = Math.Min(Ceiling, points + selection switch
            {
                GraphQLField field when (on as IComplexGraphType)?.GetField(field.Name.Value) is { } found => Of(field, found, page),
                GraphQLInlineFragment inline => Of(inline.SelectionSet, Named(inline.TypeCondition) ?? on, page),
                GraphQLFragmentSpread spread => fragments[spread.FragmentName.Name.Value].Take(1).Sum(fragment => Of(fragment.SelectionSet, Named(fragment.TypeCondition), page)),
                _ => 0,
            });
        }

        return points;
    }

    private long Of(GraphQLField field, FieldType found, int page)
    {
        var below = found.ResolvedType!.GetNamedType();
        var own = CostRules.Weight(found);
        var times = CostRules.IsSized(found) ? page : CostRules.AssumedSize(found);
        var inner = CostRules.IsPaged(found) ? First(field) : 1;
        return below is IComplexGraphType ? Math.Min(Ceiling, times * (own + Of(field.SelectionSet, below, inner))) : own;
    }

    private int First(GraphQLField field)
    {
        var given = field.Arguments?.FirstOrDefault(argument => argument.Name.Value == "first")?.Value;
        if (given is GraphQLVariable variable)
        {
            given = operation.Variables?.FirstOrDefault(declared => declared.Variable.Name.Value == variable.Name.Value)?.DefaultValue;
            if (variables.TryGetValue(variable.Name.StringValue, out var value))
            {
                return value is null ? Page.Usual : Size(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return given is GraphQLIntValue literal ? Size(literal.Value.ToString()) : Page.Usual;
    }

    /// <summary>What is no number at all is left to validation.</summary>
    private int Size(string? text)
    {
        var isNumber = long.TryParse(text, out var first);
        isPageWrong |= isNumber && first is < 1 or > Page.Largest;
        return isNumber && !isPageWrong ? (int)first : Page.Largest;
    }

    private IGraphType? Named(GraphQLTypeCondition? condition) => condition is null ? null : schema.AllTypes[condition.Type.Name.StringValue];
}
