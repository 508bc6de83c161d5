using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller says what she is called, everywhere and on old receipts too; no roster file changes it.</summary>
    public static async Task<DonePayload> SetOwnName(SetOwnNameInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Roster(caller).SetOwnName(new(input.OperationId, caller.By, input.GivenName, input.FamilyName)));
}

/// <summary>A name.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="GivenName">1 to 200 characters; null, with the other: as the roster has her.</param>
/// <param name="FamilyName">1 to 200 characters; null, with the other: as the roster has her.</param>
public sealed record SetOwnNameInput(Guid OperationId, string? GivenName, string? FamilyName);
