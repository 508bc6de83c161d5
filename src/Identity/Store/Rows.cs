namespace DistrictCoaching.Identity;

/// <summary>A person's credential in one district.</summary>
internal sealed class Account
{
    public Guid District { get; set; }

    public Guid Person { get; set; }

    /// <summary>Empty: she has none, and no password fits.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Changes with the credential: sessions and refresh tokens of the old one end.</summary>
    public required string Stamp { get; set; }
}

/// <summary>A link that lets a person set her first password; the link itself is not stored.</summary>
internal sealed class StoredLink
{
    public required byte[] Hash { get; set; }

    public Guid District { get; set; }

    public Guid Person { get; set; }

    /// <summary>Unix seconds.</summary>
    public long Until { get; set; }

    /// <summary>Who made it; <see cref="Guid.Empty"/>: those who run the service.</summary>
    public Guid? MadeBy { get; set; }
}

/// <summary>A session that its person ended, as long as a token of it could be used.</summary>
internal sealed class EndedSession
{
    public required string Session { get; set; }

    /// <summary>Unix seconds.</summary>
    public long Until { get; set; }
}

/// <summary>A private key, sealed with the master key.</summary>
internal sealed class StoredKey
{
    public required string Use { get; set; }

    /// <summary>The highest one of its use is in use; the others still verify.</summary>
    public int Number { get; set; }

    public required byte[] Sealed { get; set; }

    /// <summary>Unix seconds.</summary>
    public long Made { get; set; }
}
