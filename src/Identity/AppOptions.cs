namespace DistrictCoaching.Identity;

/// <summary>An application that is not ours: people are asked before it acts for them.</summary>
public sealed class AppOptions
{
    /// <summary>Its client id: 2 to 63 of a-z, 0-9 and hyphen; not one of our own (<c>portal</c>, <c>operator</c>).</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Its name as people see it when they are asked.</summary>
    public string Name { get; set; } = "";

    /// <summary>At least 32 characters; without one, and without <see cref="Keys"/>, it is a public client.</summary>
    public string? Secret { get; set; }

    /// <summary>A JSON Web Key Set of public keys with which it signs assertions in place of a secret (<c>private_key_jwt</c>).</summary>
    public string? Keys { get; set; }

    /// <summary>Whether it runs on devices without a browser, and shows people a code instead (RFC 8628).</summary>
    public bool Device { get; set; }

    /// <summary>Exact addresses that codes may be sent to; with one or more it may sign people in.</summary>
    public IList<Uri> RedirectUris { get; } = [];

    /// <summary>Exact addresses to return to after signing out.</summary>
    public IList<Uri> SignedOutUris { get; } = [];

    /// <summary>Set: it may act by itself (client credentials, needs a secret or keys), in this district only.</summary>
    public Guid? District { get; set; }
}
