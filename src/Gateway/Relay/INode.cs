using GraphQL.Types;

namespace DistrictCoaching.Gateway;

/// <summary>Something that can be asked for again by its id.</summary>
public interface INode
{
    /// <summary>Opaque, the same for ever, and unknown to every other district.</summary>
    string Id { get; }
}

/// <summary>The interface Node of the schema.</summary>
internal sealed class NodeType : InterfaceGraphType<INode>
{
    public NodeType()
    {
        (Name, Description) = ("Node", Summaries.Of(typeof(INode)));
        Field<NonNullGraphType<IdGraphType>>("id").Description(Summaries.Of(typeof(INode).GetProperty(nameof(INode.Id))!)!);
    }
}
