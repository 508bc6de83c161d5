namespace DistrictCoaching.Identity;

/// <summary>An application that a district registered. Its addresses, scopes and secret stand with OpenIddict's client, which ends with its revocation; this stays.</summary>
internal sealed class StoredApp
{
    public required string ClientId { get; set; }

    public Guid District { get; set; }

    /// <summary>The operation that registered it: asked again, it is not registered twice.</summary>
    public Guid Operation { get; set; }

    public required string Name { get; set; }

    public Guid RegisteredBy { get; set; }

    /// <summary>Unix seconds.</summary>
    public long Registered { get; set; }

    public Guid? RevokedBy { get; set; }

    /// <summary>Unix seconds.</summary>
    public long? Revoked { get; set; }

    /// <summary>When it last got a token for itself, in Unix seconds.</summary>
    public long? LastUsed { get; set; }

    /// <summary>How many tokens it got for itself.</summary>
    public long Tokens { get; set; }
}

/// <summary>What a person allowed an application to do for her.</summary>
internal sealed class StoredGrant
{
    public Guid District { get; set; }

    public Guid Person { get; set; }

    public required string ClientId { get; set; }

    /// <summary>With spaces between them.</summary>
    public required string Scopes { get; set; }

    /// <summary>Unix seconds.</summary>
    public long Since { get; set; }
}

/// <summary>A client's assertion, or an authenticator's answer, that was used.</summary>
internal sealed class UsedAssertion
{
    public required byte[] Hash { get; set; }

    /// <summary>Unix seconds.</summary>
    public long Until { get; set; }
}
