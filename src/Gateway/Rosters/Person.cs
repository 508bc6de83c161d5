using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

/// <summary>Somebody of the district, as the roster says. Nothing of coaching is here but a coach's own profile.</summary>
public sealed class Person(PersonEntry entry, DateOnly today) : INode
{
    /// <summary>The person's id.</summary>
    [Id]
    public string Id => NodeId.Of("Person", entry.Person.Value);

    /// <summary>The given name that she uses; null where she had it erased.</summary>
    public string? GivenName => entry.Name?.Given;

    /// <summary>The family name that she uses; null where she had it erased.</summary>
    public string? FamilyName => entry.Name?.Family;

    /// <summary>Her roles today; a record that was merged into another has none by itself.</summary>
    public IEnumerable<PersonRole> Roles =>
        entry.Facts is { Active: true, MergedInto: null } ? entry.Facts.Memberships.Where(membership => membership.Days.Has(today)).Select(membership => new PersonRole(membership)) : [];

    /// <summary>What a coach says of herself, under whichever of her records once both sign-ins confirmed; null where she published nothing or is no coach.</summary>
    public async Task<Profile?> Profile([FromUserContext] Caller caller, [FromServices] Grains grains) =>
        entry.Facts.Is(Role.Coach, today) ? await Gateway.Profile.Of(grains, caller, entry.Facts) : null;

    /// <summary>Into whose record this one was merged.</summary>
    internal Guid? MergedInto => entry.Facts.MergedInto?.Value;
}

/// <summary>A role of a person.</summary>
public sealed class PersonRole(Membership membership)
{
    /// <summary>The role.</summary>
    public Role Role => membership.Role;

    /// <summary>The school where she has it; null: in the whole district.</summary>
    [Id]
    public string? SchoolId => membership.School is { } school ? NodeId.Of("School", school.Value) : null;
}
