using System.Collections.Immutable;
using System.Diagnostics;

namespace DistrictCoaching.Domain;

// Who a roster's person is.
public sealed partial record Roster
{
    /// <summary>By what files name people.</summary>
    public MatchKey MatchKey { get; init; } = MatchKey.Default;

    /// <summary>By what they named them before: who was not in a file since is known by one of these.</summary>
    public ImmutableArray<MatchKey> FormerKeys { get; init; } = [];

    public bool IsLead(PersonId asker, DateOnly today) => Facts(asker) is { } facts && facts.Is(Role.DistrictLead, today);

    private static Roster FoldedPerson(Roster roster, RosterEvent happened) => happened switch
    {
        RosterEvent.MatchKeySet e => roster with { MatchKey = e.Key, FormerKeys = [.. roster.FormerKeys.Append(roster.MatchKey).Distinct().Where(key => key != e.Key)] },
        RosterEvent.PersonRelinked e => roster.Change(e.Person, person => person with { Match = e.Match }),
        RosterEvent.RecordsChanged e => roster.Change(e.Person, person => person with { Records = e.Records }),
        RosterEvent.PersonSealed e => roster.Change(e.Person, person => person with { Sealings = person.Sealings.Add(Sealing.From(e.On)) }),
        _ => throw new UnreachableException($"No rule evolves a roster by {happened.GetType().Name}."),
    };
}
