using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>A district lead names the OneRoster service from which the roster is fetched; it takes the place of the one before.</summary>
/// <param name="Source">A new id: what was fetched from the one before counts for this one no more.</param>
/// <param name="Access">Addresses and credentials, sealed with a key of the source's own.</param>
/// <param name="Hour">At which hour of the district's day it is fetched, 0 to 23; none: only when somebody asks.</param>
public sealed record SetRosterSource(PersonFacts? By, Guid Source, ContentRef Access, int? Hour, DateOnly Today)
{
    public Decision<DistrictEvent> Decide(District district) =>
        By is null || !By.Is(Role.DistrictLead, Today) ? Refusal.NotAllowed
        : Hour is < 0 or > 23 ? new Refusal("ROSTER_SOURCE_HOUR")
        : [new RosterSourceSet(Source, By.Person, Access, Hour)];
}
