using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>What other applications propose to a teacher, who alone can confirm it, here and freshly signed in.</summary>
public interface IProposals
{
    /// <summary>The proposal as she is to see it; null where it is not hers, is none, or has expired, all alike.</summary>
    Task<ProposedConsent?> Find(SignInPerson teacher, string proposal, CancellationToken cancel);

    /// <summary>Does what is proposed, once however often it is asked.</summary>
    /// <param name="signedIn">When she entered her password.</param>
    /// <returns>Null: it is done; otherwise why not.</returns>
    Task<Domain.Refusal?> Confirm(SignInPerson teacher, DateTimeOffset signedIn, string proposal, CancellationToken cancel);
}
