using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Identity;

/// <summary>The keys with which a client signs, as it gives them: public ones only.</summary>
internal static class PublicKeys
{
    private const int Most = 4;

    /// <summary>Null: it is no set of one to four public keys that can be used.</summary>
    public static JsonWebKeySet? Read(string json)
    {
        try
        {
            var keys = new JsonWebKeySet(json);
            return keys.Keys is { Count: > 0 and <= Most } && keys.Keys.All(Fits) ? keys : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool Fits(JsonWebKey key) => !key.HasPrivateKey && key.K is null && key.KeyId is { Length: > 0 }
        && key.Kty switch
        {
            JsonWebAlgorithmsKeyTypes.RSA => key.KeySize >= 2048,
            JsonWebAlgorithmsKeyTypes.EllipticCurve => key.Crv == JsonWebKeyECTypes.P256,
            _ => false,
        };
}
