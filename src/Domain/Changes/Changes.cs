using System.Collections.Immutable;
using System.Diagnostics;

namespace DistrictCoaching.Domain;

/// <summary>What happened to a district's feed of changes.</summary>
public abstract record ChangesEvent
{
    private ChangesEvent()
    {
    }

    /// <summary>The feed goes on with these, whose positions follow its last.</summary>
    /// <param name="Roster">The version of the roster that they lead to.</param>
    /// <param name="Day">The district's day on which they do.</param>
    public sealed record ChangesPublished(long Roster, DateOnly Day, ImmutableArray<DirectoryChange> Changes) : ChangesEvent;
}

/// <summary>How far a district's feed of changes has come.</summary>
public sealed record Changes
{
    /// <summary>The last position; positions are counted from 1 and leave none out.</summary>
    public long Count { get; init; }

    /// <summary>The version of the roster up to which it tells.</summary>
    public long Roster { get; init; }

    /// <summary>The district's day up to which it tells.</summary>
    public DateOnly Day { get; init; }

    public static Changes Evolve(Changes changes, ChangesEvent happened) => happened switch
    {
        ChangesEvent.ChangesPublished e => new() { Count = changes.Count + e.Changes.Length, Roster = e.Roster, Day = e.Day },
        _ => throw new UnreachableException($"No rule evolves a feed by {happened.GetType().Name}."),
    };
}
