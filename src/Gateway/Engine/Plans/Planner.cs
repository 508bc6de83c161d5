using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>Collects the fields of a selection, as the specification says (CollectFields), for one outcome of the operation's conditions.</summary>
internal sealed class Planner(GraphQLDocument document, ISchema schema, ArgumentPlan arguments, Func<ROM, bool> isTrue)
{
    private readonly Dictionary<ROM, GraphQLFragmentDefinition> fragments =
        document.Definitions.OfType<GraphQLFragmentDefinition>().ToDictionary(fragment => fragment.FragmentName.Name.Value);

    /// <summary>A field that is asked more than once is one, with all that is asked below.</summary>
    public ObjectPlan Plan(IReadOnlyList<GraphQLSelectionSet> selected, IObjectGraphType type)
    {
        var found = new OrderedDictionary<ROM, List<GraphQLField>>();
        HashSet<ROM> visited = [];
        foreach (var set in selected)
        {
            Collect(set, type, found, visited);
        }

        return new(type, [.. found.Select(same => Field(same.Key, same.Value, type))]);
    }

    private void Collect(GraphQLSelectionSet set, IObjectGraphType type, OrderedDictionary<ROM, List<GraphQLField>> found, HashSet<ROM> visited)
    {
        foreach (var selection in set.Selections.Where(selection => IsIncluded((IHasDirectivesNode)selection)))
        {
            switch (selection)
            {
                case GraphQLField field:
                    var name = field.Alias?.Name.Value ?? field.Name.Value;
                    if (!found.TryGetValue(name, out var same))
                    {
                        found.Add(name, same = []);
                    }

                    same.Add(field);
                    break;
                case GraphQLInlineFragment inline when inline.TypeCondition is null || Applies(inline.TypeCondition, type):
                    Collect(inline.SelectionSet, type, found, visited);
                    break;
                case GraphQLFragmentSpread spread when visited.Add(spread.FragmentName.Name.Value):
                    var fragment = fragments[spread.FragmentName.Name.Value];
                    if (Applies(fragment.TypeCondition, type))
                    {
                        Collect(fragment.SelectionSet, type, found, visited);
                    }

                    break;
            }
        }
    }

    private FieldPlan Field(ROM name, List<GraphQLField> same, IObjectGraphType type)
    {
        var definition = same[0].Name.Value == "__typename" ? schema.TypeNameMetaFieldType : type.GetField(same[0].Name.Value)!;
        List<GraphQLSelectionSet> below = [.. same.Select(field => field.SelectionSet).OfType<GraphQLSelectionSet>()];
        return new((string)name, same[0], definition, arguments.Place(same[0]), new(this, below));
    }

    private bool Applies(GraphQLTypeCondition condition, IObjectGraphType type) => schema.AllTypes[condition.Type.Name.Value] switch
    {
        IAbstractGraphType possible => possible.IsPossibleType(type),
        var same => same == type,
    };

    private bool IsIncluded(IHasDirectivesNode node) => !(Asked(node, "skip") ?? false) && (Asked(node, "include") ?? true);

    /// <summary>What a directive's condition comes to; null where there is no such directive.</summary>
    private bool? Asked(IHasDirectivesNode node, string directive) => Conditions.If(node, directive) switch
    {
        null => null,
        GraphQLVariable variable => isTrue(variable.Name.Value),
        var literal => literal is GraphQLTrueBooleanValue,
    };
}
