using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a teacher, consents to work with a partner. Needs a fresh sign-in through our own client.</summary>
    public static async Task<GrantConsentPayload> GrantConsent(
        GrantConsentInput input, [FromUserContext] Caller caller, [FromServices] OwnClient own)
    {
        var days = input.From is null && input.Until is null ? (DaysView?)null : new(input.From ?? DateOnly.MinValue, input.Until ?? DateOnly.MinValue);
        var asked = new GrantAsked(
            input.OperationId, caller.By, NodeId.Read("Person", input.PartnerId), input.As, input.Preset, input.Scope.View(input.Preset), days,
            NodeId.Read("Notice", input.NoticeId), input.InvitationId is { } invitation ? NodeId.Read("Invitation", invitation) : null);
        return new(await own.Perform(caller, new Proposed.Grant(asked)), caller);
    }
}

/// <summary>A grant in one step: preset, until when, confirm.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="PartnerId">For whom.</param>
/// <param name="As">In which capacity.</param>
/// <param name="Preset">What is filled in.</param>
/// <param name="Scope">What it covers.</param>
/// <param name="From">The first day, together with until; both null: as the preset proposes, from today.</param>
/// <param name="Until">The last day, at most the school year's.</param>
/// <param name="NoticeId">The notice in force that she read, from district.noticesInForce.</param>
/// <param name="InvitationId">The invitation that led to it, for her own records.</param>
public sealed record GrantConsentInput(
    Guid OperationId, [property: Id] string PartnerId, PartnerKind As, PresetKind Preset, ScopeInput Scope, DateOnly? From, DateOnly? Until,
    [property: Id] string NoticeId, [property: Id] string? InvitationId);

/// <summary>The new consent with its receipt, or why there is none.</summary>
public sealed class GrantConsentPayload(OwnAnswer own, Caller caller) : Payload(own.Answer.Refusal)
{
    /// <summary>The consent; null where errors say why.</summary>
    public Consent? Consent => own.Answer.Value is { } consent ? new(consent) : null;

    /// <summary>What waits for her on our own page, with CONFIRMATION_REQUIRED; otherwise null.</summary>
    public Proposal? Proposal => own.Proposal;

    /// <summary>Proof that it was granted, never that it is live.</summary>
    public async Task<Receipt?> Receipt([FromServices] Grains grains) =>
        own.Answer.Value is { } consent && await grains.Self(caller).Receipt(consent.Id) is { } receipt ? new(receipt) : null;
}
