namespace DistrictCoaching.Identity;

/// <summary>How identity runs. Bound from the section <c>Identity</c>; checked at start, where a wrong value is named with its fix.</summary>
public sealed class IdentityOptions
{
    /// <summary>The one address of this service as people and tokens see it: an https origin without a path. In Development http on loopback is allowed, and the default is http://localhost:5080/.</summary>
    public Uri? Issuer { get; set; }

    /// <summary>32 random bytes in base64 that seal the stored keys; the same on every replica. With SQLite in Development on loopback it is made and kept in the data folder.</summary>
    public string? MasterKey { get; set; }

    /// <summary>Where <c>identity.db</c> lies, unless <see cref="Postgres"/> is set.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>A connection string: the tables then stand in PostgreSQL, in the schema <c>identity</c>, made beforehand by <see cref="IdentityTables"/>.</summary>
    public string? Postgres { get; set; }

    /// <summary>Secret of the client <c>operator</c>, at least 32 characters; without one there is no operator. With SQLite in Development on loopback it is made and kept in the data folder.</summary>
    public string? OperatorSecret { get; set; }

    /// <summary>Our own web client.</summary>
    public PortalOptions Portal { get; set; } = new();

    /// <summary>Other applications.</summary>
    public IList<AppOptions> Apps { get; } = [];

    /// <summary>How districts' own providers are reached.</summary>
    public FederationOptions Federation { get; set; } = new();

    /// <summary>How people are told by mail when their sign-in changes; without it nobody is, and sign-in links are shown to those who make them.</summary>
    public MailOptions? Mail { get; set; }

    /// <summary>A file of passwords that have been breached, as their SHA-1 in hexadecimal, one a line, in order, each with or without a count after a colon: no such password can be set. It is only read, never sent anywhere.</summary>
    public string? BreachedPasswords { get; set; }

    /// <summary>Whether a first sign-in, too, closes the person's coaching for a week. For a service whose people signed in with another issuer before, which nobody here knows of.</summary>
    public bool SealFirstSignIns { get; set; }

    /// <summary>For how many days whoever left can sign in with a recovery code, to take and erase what is hers: 0 to 3650. Default 730.</summary>
    public int LeaverDays { get; set; } = 730;

    /// <summary>Which failures only say that a database or a silo does not answer now; given by the host. People and programs are then told to try again soon.</summary>
    public Func<Exception, bool> IsOutage { get; set; } = _ => false;

    /// <summary>How often one address may try.</summary>
    public LimitOptions Limits { get; set; } = new();
}

/// <summary>Our own client, <c>portal</c>: public, with PKCE, and asked no consent.</summary>
public sealed class PortalOptions
{
    /// <summary>Where a person goes who signed in without coming from an application; a plain page by default.</summary>
    public Uri? Home { get; set; }

    /// <summary>Exact addresses that codes may be sent to. In Development on loopback <see cref="PasswordFlow.Loopback"/> is added.</summary>
    public IList<Uri> RedirectUris { get; } = [];

    /// <summary>Exact addresses to return to after signing out.</summary>
    public IList<Uri> SignedOutUris { get; } = [];
}

/// <summary>How many requests one address (for IPv6: one /64) may make per minute; a whole school can share one.</summary>
public sealed class LimitOptions
{
    /// <summary>Forms sent to the account pages, 1 or more. Default 300.</summary>
    public int FormsPerMinute { get; set; } = 300;

    /// <summary>Requests for tokens, 1 or more. Default 3000.</summary>
    public int TokensPerMinute { get; set; } = 3000;

    /// <summary>Tokens that one client gets for itself, or for one person, 1 or more. Default 300.</summary>
    public int TokensPerMinuteOfAccount { get; set; } = 300;

    /// <summary>Wrong passwords for one login from all addresses in 15 minutes, 1 or more; browsers in which she signed in before are not held back by these, and have as many together. Default 100.</summary>
    public int WrongPasswordsOfAccount { get; set; } = 100;

    /// <summary>Wrong passwords for one login from one address in 15 minutes, 1 or more. Default 10. A browser in which she signed in before is not held back by these, and has as many of its own.</summary>
    public int WrongPasswords { get; set; } = 10;
}
