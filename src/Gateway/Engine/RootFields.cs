using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>The fields that an operation selects at its root, fragments spread out; no fragment is in a circle, as the guard saw to.</summary>
internal static class RootFields
{
    public static IEnumerable<GraphQLField> Of(GraphQLDocument document, GraphQLOperationDefinition operation) => Of(document, operation.SelectionSet);

    /// <summary>The same of any selection.</summary>
    public static IEnumerable<GraphQLField> Of(GraphQLDocument document, GraphQLSelectionSet selected)
    {
        var fragments = document.Definitions.OfType<GraphQLFragmentDefinition>().ToLookup(fragment => fragment.FragmentName.Name.Value);
        return In(selected);

        IEnumerable<GraphQLField> In(GraphQLSelectionSet set) => set.Selections.SelectMany(selection => selection switch
        {
            GraphQLField field => [field],
            GraphQLInlineFragment inline => In(inline.SelectionSet),
            GraphQLFragmentSpread spread => fragments[spread.FragmentName.Name.Value].SelectMany(fragment => In(fragment.SelectionSet)),
            _ => Enumerable.Empty<GraphQLField>(),
        });
    }
}
