namespace DistrictCoaching.Domain;

/// <summary>A role that was given by hand ends today; one that a file gives is ended by a file.</summary>
public sealed record WithdrawRole(PersonId By, PersonId Person, Role Role, SchoolId? School, DateOnly Today)
{
    public Decision<RosterEvent> Decide(Roster roster) => roster.Meant(Person) switch
    {
        _ when !roster.MayAssign(By, Role, Today) => new Refusal("NOT_ALLOWED"),
        null => new Refusal("NOT_FOUND"),
        { } person when !person.Assigned.Any(Meant) => person.Imported.Any(Meant) ? new Refusal("ROLE_FROM_ROSTER") : person.Mapped.Any(Meant) ? new Refusal("ROLE_FROM_RULE") : [],    // nothing left to end
        { } person when Role == Role.DistrictLead && IsLast(roster, person) => new Refusal("LAST_DISTRICT_LEAD"),
        { Person: var meant } => [new RosterEvent.RoleWithdrawn(meant, Role, School, Today, By)],
    };

    private bool Meant(Membership membership) => membership.Role == Role && membership.School == School && membership.Days.Until >= Today && !membership.StoppedOn(Today).SequenceEqual([membership]);

    private bool IsLast(Roster roster, RosterPerson person) =>
        !person.Imported.Any(Meant) && !person.Mapped.Any(Meant) && !roster.People.Values.Any(other => other.Person != person.Person && other.Facts.Is(Role.DistrictLead, Today));
}
