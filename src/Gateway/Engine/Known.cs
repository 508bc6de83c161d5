using GraphQL.Types;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>A document that passed the guard, with one of its operations and what follows from the two alone. What depends on the caller is never here: it is asked for each request.</summary>
internal sealed class Known
{
    private readonly Lazy<Plans?> plans;

    public Known(string text, string? operationName, GraphQLDocument document, GraphQLOperationDefinition operation, ISchema schema)
    {
        (Text, OperationName, Document, Operation) = (text, operationName, document, operation);
        Price = new(document, operation, schema);
        var root = RootFields.Of(document, operation).Select(field => field.Name.StringValue).Where(name => name != "__typename").ToList();
        Introspects = root.Exists(name => name is "__schema" or "__type");
        OnlyStops = operation.Operation == OperationType.Mutation && root.Count > 0 && root.TrueForAll(name => StopsAttribute.IsOn(schema.Mutation?.Fields.Find(name)));
        OnlyDirectory = operation.Operation == OperationType.Query && root.TrueForAll(name => name is "__schema" or "__type" || DirectoryAttribute.IsOn(schema.Query.Fields.Find(name)));
        StaysOpen = StaysOpenAttribute.IsAll(document, operation.SelectionSet, operation.Operation switch
        {
            OperationType.Mutation => schema.Mutation,
            OperationType.Subscription => schema.Subscription,
            _ => schema.Query,
        });
        plans = new(() => Gateway.Plans.Of(document, operation, schema, Introspects));
    }

    public string Text { get; }

    /// <summary>How logs and traces name the text, which they do not show.</summary>
    public string Hash => field ??= Manifest.Hash(Text);

    public string? OperationName { get; }

    public GraphQLDocument Document { get; }

    public GraphQLOperationDefinition Operation { get; }

    public Price Price { get; }

    public bool Introspects { get; }

    /// <summary>Whether all that the operation does is to withdraw, pause or end; clients add __typename by themselves.</summary>
    public bool OnlyStops { get; }

    /// <summary>Whether all that the operation asks is of the directory.</summary>
    public bool OnlyDirectory { get; }

    /// <summary>Whether a suspended district answers all of it.</summary>
    public bool StaysOpen { get; }

    /// <summary>Whether it was validated.</summary>
    public bool IsValid { get; private set; }

    /// <summary>Made only of what was validated.</summary>
    public Plans? Plans => IsValid ? plans.Value : throw new InvalidOperationException("A document is planned before it is validated.");

    /// <summary>It fits the schema, whoever asks.</summary>
    public void Validated() => IsValid = true;
}
