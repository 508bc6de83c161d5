using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>An operator who creates a district names its first person, a district lead; she does everything else.</summary>
public sealed record FoundRoster(PersonId Person, ContentRef Identity, Digest Fingerprint, ImmutableArray<Digest> Logins, DateOnly Today)
{
    public Decision<RosterEvent> Decide(Roster roster) => roster.People.GetValueOrDefault(Person) switch
    {
        not null => [],    // asked twice, founded once
        _ when !roster.People.IsEmpty => new Refusal("ROSTER_FOUNDED"),
        _ =>
        [
            new RosterEvent.PersonListed(Person, null, Identity, Fingerprint, Logins.InOrder()),
            new RosterEvent.RoleAssigned(Person, new(Role.DistrictLead, null, new(Today, DateOnly.MaxValue)), null),
        ],
    };
}
