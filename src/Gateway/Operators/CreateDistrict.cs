using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>Those who run the service create a district and its first person, the district lead. The same operation again goes on where an earlier try stopped.</summary>
    public static async Task<CreateDistrictPayload> CreateDistrict(
        CreateDistrictInput input, [FromUserContext] Caller caller, [FromServices] Founding founding, CancellationToken cancel) =>
        await founding.Create(caller, input, cancel);
}

/// <summary>A new district.</summary>
/// <param name="Slug">Its alias: 2 to 63 of a-z, 0-9 and hyphens.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Whether it is real or for training.</param>
/// <param name="TimeZone">An IANA time zone, for example America/Chicago.</param>
/// <param name="LeadGivenName">The district lead's given name.</param>
/// <param name="LeadFamilyName">The district lead's family name.</param>
/// <param name="LeadLogin">The e-mail address with which she will sign in.</param>
public sealed record CreateDistrictInput(
    Guid OperationId, string Slug, string Name, DistrictKind Kind, string TimeZone, string LeadGivenName, string LeadFamilyName, string LeadLogin);

/// <summary>The new district, or why there is none.</summary>
public sealed class CreateDistrictPayload(Guid? district, SignInOffer? offer, RefusalView? refusal) : Payload(refusal)
{
    /// <summary>The district's id; null where errors say why.</summary>
    [Id]
    public string? DistrictId => district is { } id ? NodeId.Of("District", id) : null;

    /// <summary>Where the district lead sets her password, once, within 72 hours. A secret: give it to her alone. Null also where the service sends it to her by mail.</summary>
    public string? LeadSignInLink => offer?.Address?.ToString();
}
