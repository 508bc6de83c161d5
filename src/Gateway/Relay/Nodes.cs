using GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>Anything by its id; null when there is nothing with this id that the caller may see.</summary>
    /// <param name="id">The id that an earlier answer gave.</param>
    [Directory]
    public static Task<INode?> Node([Id] string id, [FromUserContext] Caller caller, IResolveFieldContext context) =>
        Relay.Read(id, caller, context);

    /// <summary>Several things by their ids, in the order of the ids; null in the place of what the caller may not see.</summary>
    /// <param name="ids">At most 100 ids.</param>
    [Directory]
    public static async Task<IEnumerable<INode?>> Nodes(
        [Id] IReadOnlyList<string> ids, [FromUserContext] Caller caller, IResolveFieldContext context) =>
        ids.Count > Page.Largest
            ? throw new CodedError(GatewayCodes.TooManyIds)
            : await Task.WhenAll(ids.Select(id => Relay.Read(id, caller, context)));
}

/// <summary>Finds the kind of an id and reads it.</summary>
internal static class Relay
{
    public static Task<INode?> Read(string text, Caller caller, IResolveFieldContext context)
    {
        var services = context.RequestServices!;
        return NodeId.Parse(text) is (var type, var id)
            && services.GetServices<NodeKind>().FirstOrDefault(kind => kind.Type == type) is { } kind
            ? kind.Read(id, caller, services, context.CancellationToken)
            : Task.FromResult<INode?>(null);
    }
}
