using System.Text.Json.Nodes;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>A place in a call where an id is given.</summary>
/// <param name="Name">Of the argument or input field, in the singular and without "Id": teacher, consent ...</param>
/// <param name="Optional">Whether it may be left out.</param>
internal sealed record Slot(string Path, string Name, bool Optional)
{
    /// <summary>The request's own id.</summary>
    public const string Operation = "operation";

    /// <summary>A cursor of an earlier page.</summary>
    public const string Cursor = "after";
}

/// <summary>One field of Query, Mutation or Subscription with everything that can be selected of it; what stands in its slots is said when it is asked.</summary>
/// <param name="Variables">Of what stands in each slot; null leaves it empty.</param>
internal sealed record Call(string Name, bool IsMutation, string Document, IReadOnlyList<Slot> Slots, Func<Func<Slot, string?>, JsonObject> Variables);
