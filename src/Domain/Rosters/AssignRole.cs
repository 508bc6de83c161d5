namespace DistrictCoaching.Domain;

/// <summary>A district lead or administrator makes somebody a coach, a school leader, a teacher representative ...; imports keep it.</summary>
public sealed record AssignRole(PersonId By, PersonId Person, Role Role, SchoolId? School, Days Days, DateOnly Today)
{
    private Membership Membership => new(Role, School, Days);

    public Decision<RosterEvent> Decide(Roster roster) => roster.Meant(Person) switch
    {
        _ when !roster.MayAssign(By, Role, Today) => new Refusal("NOT_ALLOWED"),
        not { Active: true } => new Refusal("NOT_FOUND"),
        _ when Role.IsDistrictWide() && School is not null => new Refusal("ROLE_HAS_NO_SCHOOL"),
        _ when !Role.IsDistrictWide() && (School is not { } school || !roster.Has(school)) => new Refusal("ROLE_NEEDS_SCHOOL"),
        _ when !Days.Any => new Refusal("DAYS_REVERSED"),
        _ when Days.Until < Today => new Refusal("DAYS_IN_THE_PAST"),
        { } person when person.Assigned.Contains(Membership) => [],    // asked twice, assigned once
        var person => [new RosterEvent.RoleAssigned(person.Person, Membership, By), .. Transfer.Of(person.Person, person.Memberships, [Membership], Today)],
    };
}
