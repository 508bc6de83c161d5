using DistrictCoaching.Domain;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>A teacher before a proposal, on our own page: through the same gate as our own client's requests.</summary>
public sealed class Confirming(Proposals proposals, ProposalReading reading, OwnClient own, IOptions<GatewayOptions> options)
{
    /// <summary>Null where it is not hers, is none, or has expired.</summary>
    public async Task<ProposedConsent?> Find(DistrictId district, PersonId teacher, string text, CancellationToken cancel = default) =>
        await proposals.Open(district, teacher, text, cancel) is { } proposed ? await reading.Read(Caller(district, teacher, null), proposed, cancel) : null;

    /// <summary>Null: it is done; otherwise why not.</summary>
    public async Task<Refusal?> Confirm(DistrictId district, PersonId teacher, DateTimeOffset signedIn, string text, CancellationToken cancel = default) =>
        await proposals.Open(district, teacher, text, cancel) is not { } proposed ? Refusal.NotFound
            : (await own.Perform(Caller(district, teacher, signedIn), proposed)).Answer.Refusal is { } refusal ? new(refusal.Code, refusal.Missing)
            : null;

    private Caller Caller(DistrictId district, PersonId teacher, DateTimeOffset? signedIn) => new(district, teacher, options.Value.OwnClients[0], [], signedIn, "en");
}
