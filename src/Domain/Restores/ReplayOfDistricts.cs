using static DistrictCoaching.Domain.DistrictEvent;
using static DistrictCoaching.Domain.RegisterEvent;
using static DistrictCoaching.Domain.WebhooksEvent;

namespace DistrictCoaching.Domain;

/// <summary>What was ended in a restored district outside its teachers' streams, in the part that is gone: which of it is said again.</summary>
public static class ReplayOfDistricts
{
    /// <param name="sure">Whether all that was said by operators is known. If not, a deletion that was ordered only suspends: that it was called off may be what is missing.</param>
    public static DistrictEvent? Again(District district, DistrictEvent lost, bool sure) => lost switch
    {
        _ when district.IsGone => null,
        DistrictSuspended when district.State == DistrictState.Active => lost,
        DistrictResumed when sure && district.State != DistrictState.Active => lost,
        DistrictDeletionOrdered e => sure ? lost : district.State == DistrictState.Active ? new DistrictSuspended(e.Order) : null,
        DistrictDeletionBegan => lost,
        RosterSourceRemoved e when district.Source?.Source == e.Source => lost,
        SignInProviderRemoved e when district.Provider?.Provider == e.Provider => lost,
        _ => null,
    };

    /// <summary>That everything of a deleted district is gone is not said again: it is made sure of once more.</summary>
    public static RegisterEvent? Again(Register register, RegisterEvent lost) => lost switch
    {
        DeletionBegan e when register.Districts.ContainsValue(e.District) && !register.Deletions.ContainsKey(e.District) => lost,
        SignInsCounted e when register.Deletions.GetValueOrDefault(e.District) is { SignIns: null } => lost,
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
}
