using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>The variables that an operation's @skip and @include ask.</summary>
internal sealed class Conditions
{
    private readonly List<ROM> variables = [];

    public Conditions(GraphQLDocument document, GraphQLOperationDefinition operation) => Find(operation.SelectionSet, document, []);

    public int Count => variables.Count;

    /// <summary>One bit for each variable that is true; null where one is neither true nor false.</summary>
    public int? Outcome(Variables given)
    {
        var outcome = 0;
        for (var bit = 0; bit < variables.Count; bit++)
        {
            if (!given.ValueFor(variables[bit], out var value) || value.Value is not bool isTrue)
            {
                return null;
            }

            outcome |= isTrue ? 1 << bit : 0;
        }

        return outcome;
    }

    public bool IsTrue(int outcome, ROM variable) => (outcome & (1 << variables.IndexOf(variable))) != 0;

    /// <summary>The condition of a directive; null where there is no such directive.</summary>
    public static GraphQLValue? If(IHasDirectivesNode node, string directive) =>
        node.Directives?.Items.Find(one => one.Name.Value == directive)?.Arguments is [var condition] ? condition.Value : null;

    private void Find(GraphQLSelectionSet? set, GraphQLDocument document, HashSet<ROM> visited)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            foreach (var condition in new[] { If((IHasDirectivesNode)selection, "skip"), If((IHasDirectivesNode)selection, "include") })
            {
                if (condition is GraphQLVariable { Name.Value: var name } && !variables.Contains(name))
                {
                    variables.Add(name);
                }
            }

            Find(
                selection is not GraphQLFragmentSpread { FragmentName.Name.Value: var spread } ? (selection as IHasSelectionSetNode)?.SelectionSet
                : visited.Add(spread) ? document.FindFragmentDefinition(spread)?.SelectionSet : null,
                document,
                visited);
        }
    }
}
