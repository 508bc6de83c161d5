using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>The roster as identity sees it: who may sign in. Asked anew at every sign-in, authorization and token, so its answers must be current.</summary>
public interface IPeople
{
    /// <summary>The one person of a district that signs in with this login, as the roster compares logins; null where there is none.</summary>
    Task<SignInPerson?> Find(string districtSlug, string login, CancellationToken cancel);

    /// <summary>The people of a district who left, or are away, and whose login this was: several, where it was given to one after the other.</summary>
    Task<IReadOnlyList<SignInPerson>> Leavers(string districtSlug, string login, CancellationToken cancel);

    /// <summary>A person of this district; null where there is none.</summary>
    Task<SignInPerson?> Find(DistrictId district, PersonId person, CancellationToken cancel);

    /// <summary>Whether those who run the service suspended the district.</summary>
    Task<bool> IsSuspended(DistrictId district, CancellationToken cancel);

    /// <summary>The district that now has this slug; null where there is none.</summary>
    Task<SignInDistrict?> District(string slug, CancellationToken cancel);
}

/// <summary>A person as far as signing in goes.</summary>
/// <param name="DisplayName">Shown to the person on the consent page and nowhere else; in no token and no log.</param>
/// <param name="Active">False: refused everywhere from now on, except for what a recovery code still opens.</param>
/// <param name="Merged">Into another record of hers: she signs in as before, to confirm it, but gets no first password any more.</param>
/// <param name="Left">Since when she is not active; null where she is.</param>
public sealed record SignInPerson(DistrictId District, PersonId Person, string DisplayName, bool Active, bool Merged = false, DateOnly? Left = null);

/// <summary>A district that people sign in to.</summary>
public sealed record SignInDistrict(DistrictId District, string Slug, string Name);
