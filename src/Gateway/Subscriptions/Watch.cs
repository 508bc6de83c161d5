using GraphQL;

namespace DistrictCoaching.Gateway;

/// <summary>What one subscription remembers between its looks. A field of <see cref="Subscription"/> may have a parameter of this type.</summary>
public sealed class Watch
{
    internal const string Key = "watch";

    private object? reached;

    /// <summary>What the field noted in the look that was last sent; null before the first.</summary>
    public object? Sent { get; private set; }

    /// <summary>Whether this look is the last: once it is sent, the subscription is complete.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Notes how far this look goes; it counts only if the look is sent.</summary>
    public void Reach(object place) => reached = place;

    /// <summary>There is nothing more to watch after this look.</summary>
    public void End() => IsOver = true;

    internal static object? Of(IResolveFieldContext context) => context.UserContext[Key];

    internal void Look() => (reached, IsOver) = (null, false);

    internal void Send() => Sent = reached ?? Sent;
}
