using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What a file would do to a roster, before anything is done.</summary>
/// <param name="Changed">People who were there before and still are, with another name, address, role, school or subject.</param>
/// <param name="AboveLimit">It removes more people than may leave without an approval.</param>
public sealed record ImportPlan(ImportSummary Summary, ImmutableArray<PersonId> Changed, ImmutableArray<PersonId> Left, ImmutableArray<PersonId> Returned, bool AboveLimit);

/// <summary>A district lead or administrator looks at what a file would do; nothing happens.</summary>
public sealed record PlanImport(PersonId By, ImportRoster Import)
{
    public (ImportPlan? Plan, Refusal? Refusal) Decide(Roster roster)
    {
        if (!roster.MayImport(By, Import.Today))
        {
            return (null, Refusal.NotAllowed);
        }

        var (events, refusal) = (Import with { Limit = ImportLimit.None }).Decide(roster);
        return refusal is null ? (Plan(events, Import.Decide(roster).Refusal is not null), null) : (null, refusal);
    }

    private static ImportPlan Plan(ImmutableArray<RosterEvent> events, bool above) => new(
        ImportSummary.Of(events),
        [.. ImportSummary.Changed(events).OrderBy(person => person.Value)],
        [.. events.OfType<RosterEvent.PersonLeft>().Select(left => left.Person).OrderBy(person => person.Value)],
        [.. events.OfType<RosterEvent.PersonReturned>().Select(returned => returned.Person).OrderBy(person => person.Value)],
        above);
}
