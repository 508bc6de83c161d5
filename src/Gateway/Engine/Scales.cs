using GraphQLParser;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>Counts what a document asks for; no fragment is entered after a limit is passed, so the work is bounded by the limits.</summary>
internal sealed class Scales(GraphQLDocument document, GuardLimits limits)
{
    private readonly Dictionary<ROM, GraphQLFragmentDefinition> fragments = [];
    private readonly HashSet<GraphQLFragmentDefinition> entered = [];
    private readonly HashSet<GraphQLFragmentDefinition> open = [];
    private int fields, rootFields, aliases, directives, visits;

    /// <summary>How many fields and fragments were looked at.</summary>
    internal int Visited => fields + visits;

    public GatewayCode? Weigh()
    {
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
        {
            fragments.TryAdd(fragment.FragmentName.Name.Value, fragment);
        }

        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            rootFields = 0;
            var passed = Directives(operation) ?? Variables(operation) ?? Under(operation.SelectionSet, Place.Root);
            if (passed is not null)
            {
                return passed;
            }
        }

        // Fragments that nothing uses are validated all the same.
        return document.Definitions.OfType<GraphQLFragmentDefinition>()
            .Where(fragment => !entered.Contains(fragment))
            .Select(fragment => Fragment(fragment, Place.Root, []))
            .FirstOrDefault(passed => passed is not null);
    }

    private GatewayCode? Variables(GraphQLOperationDefinition operation) =>
        operation.Variables?.Items.Select(Directives).FirstOrDefault(passed => passed is not null);

    private GatewayCode? Under(GraphQLSelectionSet selections, Place place) => Beside(selections, place, []);

    private GatewayCode? Beside(GraphQLSelectionSet selections, Place place, Dictionary<ROM, int> beside)
    {
        foreach (var selection in selections.Selections)
        {
            var passed = Directives((IHasDirectivesNode)selection) ?? selection switch
            {
                GraphQLField field => Field(field, place, beside),
                GraphQLInlineFragment inline => Visit() ?? Beside(inline.SelectionSet, place, beside),
                GraphQLFragmentSpread spread when fragments.TryGetValue(spread.FragmentName.Name.Value, out var fragment) =>
                    Fragment(fragment, place, beside),
                _ => null,
            };
            if (passed is not null)
            {
                return passed;
            }
        }

        return null;
    }

    private GatewayCode? Field(GraphQLField field, Place place, Dictionary<ROM, int> beside)
    {
        var here = place.Below(field.Name.Value);
        var answered = field.Alias?.Name.Value ?? field.Name.Value;
        beside[answered] = beside.GetValueOrDefault(answered) + 1;
        return
            here.Depth == 1 && ++rootFields > limits.RootFields ? GatewayCodes.QueryTooManyRootFields
            : ++fields > limits.Fields ? GatewayCodes.QueryTooManyFields
            : field.Alias is not null && ++aliases > limits.Aliases ? GatewayCodes.QueryTooManyAliases
            : beside[answered] > limits.Repeats ? GatewayCodes.QueryTooManyRepeats
            : here.TooDeep(limits.Depth) ? GatewayCodes.QueryTooDeep
            : IsNoPage(field) ? GatewayCodes.PageSizeOutOfRange
            : field.SelectionSet is { } below ? Under(below, here)
            : null;
    }

    /// <summary>A page without a size has the usual one; a negative size would count against the rest.</summary>
    private static bool IsNoPage(GraphQLField field) => field.Arguments?.Any(argument =>
        argument is { Name.Value: var name, Value: GraphQLIntValue size } && name == "first" && !(int.TryParse(size.Value.Span, out var first) && first is >= 1 and <= Page.Largest)) == true;

    private GatewayCode? Fragment(GraphQLFragmentDefinition fragment, Place place, Dictionary<ROM, int> beside)
    {
        entered.Add(fragment);
        if (!open.Add(fragment))
        {
            return GatewayCodes.FragmentCycle;
        }

        var passed = Visit() ?? Directives(fragment) ?? Beside(fragment.SelectionSet, place, beside);
        open.Remove(fragment);
        return passed;
    }

    private GatewayCode? Visit() => ++visits > limits.FragmentVisits ? GatewayCodes.QueryTooManyFragments : null;

    private GatewayCode? Directives(IHasDirectivesNode node) =>
        (directives += node.Directives?.Count ?? 0) > limits.Directives ? GatewayCodes.QueryTooManyDirectives : null;
}
