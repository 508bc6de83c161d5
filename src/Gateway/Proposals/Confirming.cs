using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>A teacher before a proposal, on our own page: through the same gate as our own client's requests.</summary>
public sealed class Confirming(Proposals proposals, ProposalReading reading, OwnClient own, Grains grains, IOptions<GatewayOptions> options)
{
    private static readonly Refusal Settled = new("PROPOSAL_SETTLED");

    /// <summary>Null where it is not hers, is none, has expired or was declined.</summary>
    public async Task<ProposedConsent?> Find(DistrictId district, PersonId teacher, string text, CancellationToken cancel = default) =>
        await Open(district, teacher, text, cancel) is { } proposed ? await reading.Read(Caller(district, teacher, null), proposed, cancel) : null;

    /// <summary>Null: it is done; otherwise why not. Confirmed again it is done once, and what she has paused or ended since, or what ran out, stays so.</summary>
    public async Task<Refusal?> Confirm(DistrictId district, PersonId teacher, DateTimeOffset signedIn, string text, CancellationToken cancel = default)
    {
        if (await Open(district, teacher, text, cancel) is not { } proposed)
        {
            return Refusal.NotFound;
        }

        var caller = Caller(district, teacher, signedIn);
        var answer = (await own.Perform(caller, proposed)).Answer;
        return Why(answer) ?? (await Stands(caller, answer.Value!.Id) ? null : Settled);
    }

    /// <summary>Null: it is declined for good; otherwise why not.</summary>
    public async Task<Refusal?> Decline(DistrictId district, PersonId teacher, string text, CancellationToken cancel = default) =>
        await proposals.Open(district, teacher, text, cancel) is not { } proposed ? Refusal.NotFound
            : Why(await grains.Self(Caller(district, teacher, null)).DeclineProposal(new(proposed.Operation, proposed.By)));

    /// <summary>Whether what she confirmed is so now, as far as it is hers to say: an absence that suspends it undoes none of her words.</summary>
    private async Task<bool> Stands(Caller caller, Guid consent) =>
        (await grains.Self(caller).Own()).Consents.Any(own => own.Id == consent && own.State is ConsentState.Live or ConsentState.Upcoming or ConsentState.Suspended);

    private async Task<Proposed?> Open(DistrictId district, PersonId teacher, string text, CancellationToken cancel) =>
        await proposals.Open(district, teacher, text, cancel) is { } proposed && !await grains.Self(Caller(district, teacher, null)).Declined(proposed.Operation) ? proposed : null;

    /// <summary>Of confirming and declining, which share an operation, the first is the only one.</summary>
    private static Refusal? Why<T>(Answer<T> answer)
        where T : class => answer.Refusal switch
        {
            null => null,
            { Code: var code } when code == Refusal.OperationReused.Code => Settled,
            var refusal => new(refusal.Code, refusal.Missing),
        };

    private Caller Caller(DistrictId district, PersonId teacher, DateTimeOffset? signedIn) => new(district, teacher, options.Value.OwnClients[0], [], signedIn, "en");
}
