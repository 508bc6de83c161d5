namespace DistrictCoaching.Identity;

/// <summary>That a person signs in with her district's provider. Who it is there is not stored, only a hash of issuer and subject.</summary>
internal sealed class StoredProviderLink
{
    public Guid District { get; set; }

    public Guid Person { get; set; }

    /// <summary>Null once it was ended: that there was one stays known, so that the next one closes her coaching.</summary>
    public byte[]? Subject { get; set; }

    /// <summary>With whose provider; once the district has another, the link is worth nothing.</summary>
    public string? Issuer { get; set; }

    /// <summary>Changes with the link: sessions and refresh tokens of the old one end.</summary>
    public required string Stamp { get; set; }

    /// <summary>When what she signed in to was last ended, in Unix seconds: another issuer's token of then or before counts for nothing. Null: never.</summary>
    public long? Ended { get; set; }

    /// <summary>Ends what she signed in to by it.</summary>
    public void End(DateTimeOffset now) => (Stamp, Ended) = (Passwords.NewStamp(), now.ToUnixTimeSeconds());
}

/// <summary>That a district proved by DNS that a domain is its own.</summary>
internal sealed class StoredDomain
{
    /// <summary>Lower case.</summary>
    public required string Domain { get; set; }

    public Guid District { get; set; }

    /// <summary>Unix milliseconds. Of several districts the last to prove it gets those who enter an address.</summary>
    public long Proved { get; set; }
}
