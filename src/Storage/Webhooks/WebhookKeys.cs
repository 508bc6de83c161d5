using System.Security.Cryptography;

namespace DistrictCoaching.Storage;

/// <summary>Under which keys addresses and secrets of webhooks lie: under none that the caller chose.</summary>
public static class WebhookKeys
{
    /// <summary>The webhook that an operation creates; also the key of its address.</summary>
    public static Guid Webhook(Guid operation) => Of(operation, 1);

    /// <summary>The secret that an operation makes.</summary>
    public static Guid Secret(Guid operation) => Of(operation, 2);

    private static Guid Of(Guid operation, byte part) => new(SHA256.HashData([.. "webhook"u8, .. operation.ToByteArray(), part]).AsSpan(0, 16));
}
