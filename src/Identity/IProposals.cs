using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>What other applications propose to a teacher, who alone can confirm it, here and freshly signed in.</summary>
public interface IProposals
{
    /// <summary>The proposal as she is to see it; null where it is not hers, is none, has expired or was declined, all alike.</summary>
    Task<ProposedConsent?> Find(SignInPerson teacher, string proposal, CancellationToken cancel);

    /// <summary>Does what is proposed, once however often it is asked.</summary>
    /// <param name="signedIn">When she entered her password.</param>
    /// <returns>Null: it is done; otherwise why not.</returns>
    Task<Domain.Refusal?> Confirm(SignInPerson teacher, DateTimeOffset signedIn, string proposal, CancellationToken cancel);

    /// <summary>Closes it for good; nobody is told.</summary>
    /// <returns>Null: it is closed; otherwise why not: she confirmed it before.</returns>
    Task<Domain.Refusal?> Decline(SignInPerson teacher, string proposal, CancellationToken cancel);
}
