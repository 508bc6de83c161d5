using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;
using DistrictCoaching.Identity;

namespace DistrictCoaching.Host;

/// <summary>The gateway's proposals, as identity's page shows, confirms and declines them.</summary>
internal sealed class Proposing(Confirming confirming) : IProposals
{
    public Task<ProposedConsent?> Find(SignInPerson teacher, string proposal, CancellationToken cancel) =>
        confirming.Find(teacher.District, teacher.Person, proposal, cancel);

    public Task<Refusal?> Confirm(SignInPerson teacher, DateTimeOffset signedIn, string proposal, CancellationToken cancel) =>
        confirming.Confirm(teacher.District, teacher.Person, signedIn, proposal, cancel);

    public Task<Refusal?> Decline(SignInPerson teacher, string proposal, CancellationToken cancel) =>
        confirming.Decline(teacher.District, teacher.Person, proposal, cancel);
}
