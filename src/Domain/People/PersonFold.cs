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

    /// <summary>The parts of school years, by the calendar year in which those end.</summary>
    public ImmutableSortedDictionary<int, ImmutableArray<Term>> Terms { get; init; } = ImmutableSortedDictionary<int, ImmutableArray<Term>>.Empty;

    /// <summary>Which words of files give which roles.</summary>
    public ImmutableArray<MappingRule> Rules { get; init; } = [];

    /// <summary>The same as people read them; none before there were any.</summary>
    public ContentRef? RulesText { get; init; }

    /// <summary>Whether somebody leads the district on a day: nothing may leave it without.</summary>
    public bool IsLed(DateOnly day) => People.Values.Any(person => person.MergedInto is null && person.Facts.Is(Role.DistrictLead, day));

    public bool IsLead(PersonId asker, DateOnly today) => Facts(asker) is { } facts && facts.Is(Role.DistrictLead, today);

    private static Roster FoldedPerson(Roster roster, RosterEvent happened) => happened switch
    {
        RosterEvent.MatchKeySet e => roster with { MatchKey = e.Key, FormerKeys = [.. roster.FormerKeys.Append(roster.MatchKey).Distinct().Where(key => key != e.Key)] },
        RosterEvent.TermsListed e => roster with { Terms = roster.Terms.SetItem(e.Ending, e.Terms) },
        RosterEvent.PersonRelinked e => roster.Change(e.Person, person => person with { Match = e.Match, Also = person.Merges.IsEmpty || person.Match is not { } before ? person.Also : [.. person.Also, before] }),
        RosterEvent.RecordsChanged e => roster.Change(e.Person, person => person with { Records = e.Records }),
        RosterEvent.SchoolEntered e => roster.Change(e.Person, person => person with { Entered = [.. person.Entered.Where(entry => entry.School != e.School), new(e.School, e.On)] }),
        RosterEvent.PersonNamed e => roster.Change(e.Person, person => person with { OwnName = e.Name }),
        RosterEvent.MappingRulesSet e => roster with { Rules = e.Rules, RulesText = e.Text },
        RosterEvent.PersonDescribed e => roster.Change(e.Person, person => person with { Titles = e.Titles, RoleWords = e.Roles }),
        RosterEvent.RolesMapped e => roster.Change(e.Person, person => person with { Mapped = e.Memberships }),
        RosterEvent.PersonsMerged e => Joined(roster, e),
        RosterEvent.PersonsSplit e => Parted(roster, e),
        RosterEvent.MergeConfirmed e => Confirmed(roster, e),
        RosterEvent.MergedRowChanged e => Listed(roster, e),
        RosterEvent.PersonSealed e => roster.Change(e.Person, person => person with { Sealings = person.Sealings.Add(Sealing.From(e.On)) }),
        RosterEvent.PersonUnsealed e => roster.Change(e.Person, person => person with { Sealings = [.. person.Sealings.Select(closed => closed.Has(e.On) && e.Had < closed.From ? closed.Before(e.On) : closed)] }),
        _ => throw new UnreachableException($"No rule evolves a roster by {happened.GetType().Name}."),
    };
}
