using GraphQL;
using GraphQL.Introspection;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>The one schema, put together once from the parts of Query and Mutation and from the kinds of nodes.</summary>
internal sealed class GatewaySchema : Schema
{
    public GatewaySchema(IServiceProvider services, IOptions<GatewayOptions> options, IEnumerable<NodeKind> nodes)
        : base(services)
    {
        Comparer = new AlphabeticalSchemaComparer();
        Query = Root(nameof(Query), options.Value.QueryParts)!;
        Mutation = Root(nameof(Mutation), options.Value.MutationParts);
        Subscription = Watched(Root(nameof(Subscription), options.Value.SubscriptionParts));
        foreach (var node in nodes)
        {
            this.RegisterType(typeof(ObjectOf<>).MakeGenericType(node.Clr));
        }

        Initialize();
    }

    /// <summary>The contract: what schema.graphql at the root of the repository says.</summary>
    public string Text() => this.Print(new PrintOptions { IncludeDescriptions = true, StringComparison = StringComparison.Ordinal });

    /// <summary>The library insists on a source of events for each field; ours are looked at by <see cref="Watching"/> instead.</summary>
    private static ObjectGraphType? Watched(ObjectGraphType? root)
    {
        foreach (var field in root?.Fields ?? [])
        {
            field.StreamResolver = new SourceStreamResolver<object>(static IObservable<object?> (_) => throw new NotSupportedException());
        }

        return root;
    }

    /// <summary>Null where no part has a field: a root type without fields is not allowed.</summary>
    private static ObjectGraphType? Root(string name, IEnumerable<Type> parts)
    {
        var root = new ObjectGraphType { Name = name };
        foreach (var part in parts)
        {
            var type = (IObjectGraphType)Activator.CreateInstance(typeof(ObjectOf<>).MakeGenericType(part))!;
            root.Description ??= type.Description;
            foreach (var field in type.Fields)
            {
                root.AddField(field);
            }
        }

        return root.Fields.Count == 0 ? null : root;
    }
}
