using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>Reads the caller from a token of our own issuer: everything that is needed must be there, once.</summary>
internal static class OwnTokens
{
    public static Caller? Read(Said said, string language)
    {
        if (said.Only("sub") is not { } subject || said.Only("client_id") is not { } client)
        {
            return null;
        }

        // A client that acts for itself is its own subject; only those who run the service act for no district.
        var isClient = subject == client;
        var scopes = said.Words("scope");
        var isOperator = isClient && scopes.Contains(Caller.OperatorScope) && !said.Has("tenant");
        var district = isOperator ? DistrictId.Service : Guid.TryParse(said.Only("tenant"), out var tenant) && tenant != DistrictId.Service.Value ? new(tenant) : (DistrictId?)null;
        return district is null || (!Guid.TryParse(subject, out var person) && !isClient)
            ? null
            : new(district.Value, isClient ? null : new PersonId(person), client, scopes, said.Time("auth_time"), language)
            {
                IssuedAt = said.Time("iat") ?? DateTimeOffset.UnixEpoch,
                SignIn = said.Only("sid"),
                IsLeaver = said.Only("acr") == Caller.LeaverAcr,
            };
    }
}
