namespace DistrictCoaching.Gateway;

/// <summary>The documents that the operator trusts from one client.</summary>
public sealed class TrustedClient
{
    /// <summary>The `client_id` of its tokens; `*` for every client that has no entry of its own.</summary>
    public string Client { get; set; } = "";

    /// <summary>The manifest: a JSON file of one object, from each document's SHA-256 in hexadecimal to its text.</summary>
    public string File { get; set; } = "";

    /// <summary>Whether this client may run these documents only.</summary>
    public bool Only { get; set; }
}
