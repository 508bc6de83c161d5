using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>
    /// The caller has every text about her coaching erased for ever: notes about her, and her answers to invitations. Her name, her consents and what was done when stay, and her journal still verifies.
    /// Where another record of hers was joined with this one, its texts go too.
    /// Needs a fresh sign-in through our own client.
    /// </summary>
    [StaysOpen]
    public static async Task<DonePayload> EraseContent(EraseContentInput input, [FromUserContext] Caller caller, [FromServices] Grains grains, [FromServices] OwnClient own) =>
        new(await own.Only(caller, async () => await Records.Each(
            (await grains.Roster(caller).Merges(caller.By)).Merges.Where(merge => merge is { Kept: true, Joined: true }).Select(merge => merge.Other).Prepend(caller.By),
            record => grains.Teacher(caller, record).EraseContent(new(input.OperationId, caller.By)))));
}

/// <summary>Nothing but the operation: it is always her own, and all of it.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
public sealed record EraseContentInput(Guid OperationId);
