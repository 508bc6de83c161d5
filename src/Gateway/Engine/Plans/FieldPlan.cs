using System.Text.Json;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>The fields that a selection asks of one object type, in the order of the answer.</summary>
internal sealed record ObjectPlan(IObjectGraphType Type, FieldPlan[] Fields);

/// <summary>One field of an answer: how it is resolved and what becomes of the result.</summary>
/// <param name="name">Its name in the answer.</param>
/// <param name="node">Where the document first asks it.</param>
/// <param name="arguments">Its place among the operation's arguments; -1 for none.</param>
/// <param name="below">What is asked of the objects that it gives.</param>
internal sealed class FieldPlan(string name, GraphQLField node, FieldType definition, int arguments, SelectionPlan below)
{
    public string Name => name;

    public JsonEncodedText Key { get; } = JsonEncodedText.Encode(name);

    public GraphQLField Node => node;

    public FieldType Definition => definition;

    public int Arguments => arguments;

    public SelectionPlan Below => below;

    public TypePlan Type { get; } = new(definition.ResolvedType!);

    /// <summary>What it costs to ask it, whatever it gives.</summary>
    public int Asking { get; } = CostRules.IsWeighed(definition) ? CostRules.Weight(definition) : 0;

    /// <summary>What each object costs that it gives.</summary>
    public int Giving { get; } = CostRules.IsWeighed(definition) ? 0 : CostRules.Weight(definition);

    /// <summary>Reads a property; null where there is something to call.</summary>
    public Func<object, object?>? Getter { get; } = Properties.Getter(definition);

    /// <summary>Whether it asks for the name of the type, which is known without a resolver.</summary>
    public bool IsTypeName { get; } = definition.Name == "__typename";

    public IFieldResolver Resolver => definition.Resolver!;
}
