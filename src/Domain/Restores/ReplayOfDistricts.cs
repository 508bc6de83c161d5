using System.Collections.Immutable;
using static DistrictCoaching.Domain.DistrictEvent;
using static DistrictCoaching.Domain.RegisterEvent;
using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain;

/// <summary>What was ended in a restored district outside its teachers' streams, in the part that is gone: which of it is said again.</summary>
public static class ReplayOfDistricts
{
    /// <param name="sure">Whether all that was said by operators is known. If not, nothing is said again that undoes a stop, and a deletion that was ordered only suspends: that it was called off may be what is missing.</param>
    public static ImmutableArray<DistrictEvent> Again(District district, DistrictEvent lost, bool sure) => lost switch
    {
        _ when district.IsGone => [],
        DistrictSuspended e => Closed(district, e.Order),
        DistrictResumed when sure && district is { State: not DistrictState.Active, Archive: null, HasMoved: false } => [lost],
        DistrictDeletionOrdered e => sure ? [.. Closed(district, e.Order), lost] : Closed(district, e.Order),
        DistrictExported e when district is { HasMoved: false } && district.Archive != e.Archive => [.. Closed(district, e.Order), lost],
        DistrictExportCalledOff when sure && district is { Archive: not null, HasMoved: false } => [lost],
        DistrictMoved e when !district.HasMoved => [.. Closed(district, e.Order), lost],    // for ever, whatever else is known: it lives elsewhere
        DistrictDeletionBegan => [lost],
        RosterSourceRemoved e when district.Source?.Source == e.Source => [lost],
        SignInProviderRemoved e when district.Provider?.Provider == e.Provider => [lost],
        _ => [],
    };

    /// <summary>That everything of a deleted district is gone is not said again: it is made sure of once more.</summary>
    public static RegisterEvent? Again(Register register, RegisterEvent lost) => lost switch
    {
        DeletionBegan e when register.Districts.ContainsValue(e.District) && !register.Deletions.ContainsKey(e.District) => lost,
        SignInsCounted e when register.Deletions.GetValueOrDefault(e.District) is { SignIns: null } => lost,
        ArrivalBegan e when !register.Arrivals.ContainsKey(e.District) && !register.Districts.ContainsValue(e.District) && !register.Districts.ContainsKey(e.Slug.Value) => lost,    // with the one number for which it is released where it comes from
        ArrivalDiscarded e when register.Arrivals.ContainsKey(e.District) => lost,
        _ => null,
    };

    /// <summary>A role, a presence or a sign-in that had ended has ended.</summary>
    public static RosterEvent? Again(Roster roster, RosterEvent lost) => lost switch
    {
        RosterEvent.PersonSealed e when roster.People.TryGetValue(e.Person, out var person) && !person.Sealings.Contains(Sealing.From(e.On)) => lost,
        RosterEvent.PersonLeft e when roster.People.TryGetValue(e.Person, out var person) && person.Active => lost,
        RosterEvent.RoleWithdrawn e when roster.People.TryGetValue(e.Person, out var person) && person.Assigned.Any(role => role.Role == e.Role && role.School == e.School && role.Days.Until >= e.On) => lost,
        _ => null,
    };

    public static WebhooksEvent? Again(Webhooks webhooks, WebhooksEvent lost) => lost switch
    {
        WebhookDeleted e when webhooks.Find(e.Webhook) is not null => lost,
        WebhookDisabled e when webhooks.Find(e.Webhook) is { Stopped: null } => lost,
        _ => null,
    };

    /// <summary>Where it works it is suspended: what was ordered since can only be true of one that does not.</summary>
    private static ImmutableArray<DistrictEvent> Closed(District district, OperatorOrder order) => district.State == DistrictState.Active ? [new DistrictSuspended(order)] : [];
}
