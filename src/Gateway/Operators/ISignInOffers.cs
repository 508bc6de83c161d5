using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>What identity does to a person's sign-in for her district; the host connects the two. Whatever it is, she is told and sees who did it.</summary>
public interface ISignInOffers
{
    /// <param name="by">Who makes it; null: those who run the service.</param>
    /// <param name="anew">Also where she has a sign-in.</param>
    /// <param name="lasts">How long it works; null: as long as such a link does.</param>
    Task<SignInOffer> Create(DistrictId district, PersonId person, PersonId? by, bool anew, TimeSpan? lasts, CancellationToken cancel);

    /// <summary>Null: her password and sessions ended, and her coaching is closed; otherwise why not.</summary>
    Task<Refusal?> Take(DistrictId district, PersonId person, PersonId by, CancellationToken cancel);
}

/// <summary>A link that works once, or why there is none. The address is a secret; it is null also where the link is sent to her.</summary>
public sealed record SignInOffer(Uri? Address, DateTimeOffset? Until, Refusal? Refused);
