namespace DistrictCoaching.Gateway;

/// <summary>How a kind of node is read by its id; null for an unknown id and for one that the caller may not see, alike.</summary>
public delegate Task<INode?> ReadNode(Guid id, Caller caller, IServiceProvider services, CancellationToken cancellation);

/// <summary>A kind of node: areas register one for each of their types, and `node` and `nodes` find it.</summary>
public sealed class NodeKind
{
    private NodeKind(Type clr, ReadNode read) => (Clr, Read) = (clr, read);

    internal Type Clr { get; }

    internal string Type => Clr.Name;

    internal ReadNode Read { get; }

    public static NodeKind Of<T>(ReadNode read)
        where T : class, INode => new(typeof(T), read);
}
