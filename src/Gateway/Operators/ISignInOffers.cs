using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>What identity offers a person who has no sign-in yet; the host connects the two.</summary>
public interface ISignInOffers
{
    Task<SignInOffer> Create(DistrictId district, PersonId person, CancellationToken cancel);
}

/// <summary>A link that works once, or why there is none. The address is a secret.</summary>
public sealed record SignInOffer(Uri? Address, DateTimeOffset? Until, Refusal? Refused);
