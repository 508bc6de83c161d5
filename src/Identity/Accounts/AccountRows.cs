using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>One recovery code; the code itself is not stored.</summary>
internal sealed class StoredCode
{
    public Guid District { get; set; }

    public Guid Person { get; set; }

    public required byte[] Hash { get; set; }

    /// <summary>Unix seconds.</summary>
    public long Made { get; set; }
}

/// <summary>A passkey: the public half of a key that her device keeps.</summary>
internal sealed class StoredPasskey
{
    public required byte[] Id { get; set; }

    public Guid District { get; set; }

    public Guid Person { get; set; }

    /// <summary>As she calls it.</summary>
    public required string Name { get; set; }

    public required byte[] PublicKey { get; set; }

    public long SignCount { get; set; }

    public bool BackupEligible { get; set; }

    public bool BackedUp { get; set; }

    public required string Transports { get; set; }

    /// <summary>Unix seconds.</summary>
    public long Made { get; set; }
}

/// <summary>An authenticator app's secret, sealed with the master key.</summary>
internal sealed class StoredAuthenticator
{
    public Guid District { get; set; }

    public Guid Person { get; set; }

    public required byte[] Sealed { get; set; }

    /// <summary>Asked for at sign-in only once she has shown that her app has it.</summary>
    public bool Confirmed { get; set; }

    /// <summary>The last time step whose code was used: none is accepted twice, nor an earlier one.</summary>
    public long LastStep { get; set; }
}

/// <summary>Something that happened to a person's sign-in, kept for 90 days for her own list.</summary>
internal sealed class StoredAct
{
    public Guid Id { get; set; }

    public Guid District { get; set; }

    public Guid Person { get; set; }

    public AccountAct Kind { get; set; }

    /// <summary>Who did it where it was not she herself; <see cref="Guid.Empty"/>: those who run the service.</summary>
    public Guid? By { get; set; }

    /// <summary>Unix seconds; of what is counted, the last.</summary>
    public long At { get; set; }

    public int Count { get; set; }

    /// <summary>The application that it is about.</summary>
    public string? ClientId { get; set; }
}

/// <summary>A mail that is to be sent; addresses, text and link are made when it is, and stored nowhere.</summary>
internal sealed class StoredMail
{
    public Guid Id { get; set; }

    public Guid District { get; set; }

    public Guid Person { get; set; }

    public AccountAct Kind { get; set; }

    /// <summary>Who made the link; null where none is to be sent.</summary>
    public Guid? By { get; set; }

    /// <summary>Until when a link in it is to work; null where it has none. Unix seconds.</summary>
    public long? Until { get; set; }

    /// <summary>Unix seconds.</summary>
    public long Due { get; set; }

    public int Tried { get; set; }
}

/// <summary>How often something was tried with one login, from one address or from any.</summary>
internal sealed class StoredGuess
{
    /// <summary>Of both, under the master key.</summary>
    public required byte[] Hash { get; set; }

    public int Tried { get; set; }

    /// <summary>Unix seconds.</summary>
    public long Until { get; set; }
}
