using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>The arguments of an operation's fields. Those without a variable are read once, the others for each request.</summary>
internal sealed class ArgumentPlan
{
    private readonly GraphQLDocument document;
    private readonly ISchema schema;
    private readonly Dictionary<GraphQLField, int> places = new(ReferenceEqualityComparer.Instance);
    private readonly List<(GraphQLField Node, FieldType Field)> fields = [];
    private readonly IDictionary<string, ArgumentValue>?[] read;
    private readonly int[] open;

    /// <exception cref="ExecutionError">An argument does not fit, which the validator has words for.</exception>
    public ArgumentPlan(GraphQLDocument document, GraphQLOperationDefinition operation, IObjectGraphType root, ISchema schema)
    {
        (this.document, this.schema) = (document, schema);
        Find(operation.SelectionSet, root, []);
        open = [.. Enumerable.Range(0, fields.Count).Where(place => fields[place].Node.Arguments?.Any(argument => Varies(argument.Value)) == true)];
        read = [.. fields.Select((field, place) => open.Contains(place) ? null : Read(place, Variables.None))];
    }

    /// <summary>Where a field's arguments are; -1 for a field that has none.</summary>
    public int Place(GraphQLField field) => places.GetValueOrDefault(field, -1);

    /// <summary>The arguments of each place.</summary>
    public IDictionary<string, ArgumentValue>?[] Bind(Variables variables)
    {
        if (open.Length == 0)
        {
            return read;
        }

        var bound = (IDictionary<string, ArgumentValue>?[])read.Clone();
        foreach (var place in open)
        {
            bound[place] = Read(place, variables);
        }

        return bound;
    }

    private Dictionary<string, ArgumentValue>? Read(int place, Variables variables) =>
        ExecutionHelper.GetArguments(fields[place].Field.Arguments, fields[place].Node.Arguments, variables, document, fields[place].Node, null);

    private void Find(GraphQLSelectionSet? set, IGraphType? on, HashSet<ROM> visited)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField field when (on as IComplexGraphType)?.GetField(field.Name.Value) is { } definition:
                    if (definition.Arguments is { Count: > 0 } && places.TryAdd(field, fields.Count))
                    {
                        fields.Add((field, definition));
                    }

                    Find(field.SelectionSet, definition.ResolvedType?.GetNamedType(), visited);
                    break;
                case GraphQLInlineFragment inline:
                    Find(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.AllTypes[condition.Type.Name.Value] : on, visited);
                    break;
                case GraphQLFragmentSpread spread when visited.Add(spread.FragmentName.Name.Value):
                    var fragment = document.FindFragmentDefinition(spread.FragmentName.Name.Value)!;
                    Find(fragment.SelectionSet, schema.AllTypes[fragment.TypeCondition.Type.Name.Value], visited);
                    break;
            }
        }
    }

    private static bool Varies(GraphQLValue value) => value switch
    {
        GraphQLVariable => true,
        GraphQLListValue list => list.Values?.Any(Varies) == true,
        GraphQLObjectValue of => of.Fields?.Any(field => Varies(field.Value)) == true,
        _ => false,
    };
}
