using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>Marks a field that is answered in a suspended district too, and to whoever left and signed in with a recovery code: what is hers to take, and what tells her that it is suspended. What only stops is so by itself.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class StaysOpenAttribute : GraphQLAttribute
{
    private const string Key = "stays-open";

    /// <summary>Only together with fields in it that are marked themselves.</summary>
    public bool Partly { get; init; }

    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(Key, Partly);

    /// <summary>Whether all that an operation selects stays open.</summary>
    internal static bool IsAll(GraphQLDocument document, GraphQLSelectionSet selected, IComplexGraphType? of)
    {
        var fields = RootFields.Of(document, selected).Where(field => field.Name.Value != "__typename").ToList();
        return fields.Count > 0 && fields.TrueForAll(field => of?.Fields.Find(field.Name.StringValue) is { } known && Is(document, field, known));
    }

    private static bool Is(GraphQLDocument document, GraphQLField field, FieldType known) =>
        StopsAttribute.IsOn(known)
        || (known.HasMetadata(Key) && (!known.GetMetadata<bool>(Key) || (field.SelectionSet is { } within && IsAll(document, within, known.ResolvedType?.GetNamedType() as IComplexGraphType))));
}
