using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>A district lead ends fetching: the credentials are destroyed.</summary>
public sealed record RemoveRosterSource(PersonFacts? By, DateOnly Today)
{
    public Decision<DistrictEvent> Decide(District district) =>
        By is null || !By.Is(Role.DistrictLead, Today) ? Refusal.NotAllowed
        : district.Source is not { } source ? []
        : [new RosterSourceRemoved(source.Source)];
}
