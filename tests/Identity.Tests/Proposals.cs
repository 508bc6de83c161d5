using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

/// <summary>One proposal, and it is Ana's.</summary>
internal sealed class Proposals : IProposals
{
    public const string Anas = "a-sealed-proposal";
    public const string Notice = "Lo que conviene saber.";

    public List<(SignInPerson, DateTimeOffset, string)> Confirmed { get; } = [];

    /// <summary>What confirming answers.</summary>
    public Domain.Refusal? Refusal { get; set; }

    public bool Declined { get; private set; }

    public Task<ProposedConsent?> Find(SignInPerson teacher, string proposal, CancellationToken cancel) => Task.FromResult(
        (teacher.Person, proposal) == (Roster.Ana.Person, Anas) && !Declined
            ? new ProposedConsent(
                ConsentAct.Grant, "Ben <Okafor>", PartnerKind.Coach,
                Scope.Of([ActivityKind.Conversation, ActivityKind.CoPlanning], [Taxonomy.SubjectByCode("02")!.Id], [], [DayOfWeek.Monday]),
                new(2030, 9, 2), new(2030, 10, 1), 1, NoticeLanguage.Spanish, Notice)
            : null);

    public Task<Domain.Refusal?> Confirm(SignInPerson teacher, DateTimeOffset signedIn, string proposal, CancellationToken cancel)
    {
        Confirmed.Add((teacher, signedIn, proposal));
        return Task.FromResult(Refusal);
    }

    public Task<Domain.Refusal?> Decline(SignInPerson teacher, string proposal, CancellationToken cancel)
    {
        Declined = Refusal is null;
        return Task.FromResult(Refusal);
    }
}
