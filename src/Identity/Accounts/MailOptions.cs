namespace DistrictCoaching.Identity;

/// <summary>How people are told by mail when their sign-in changes. The same on every replica of identity and gateway.</summary>
public sealed class MailOptions
{
    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "";

    /// <summary>The mail server's name; or set <see cref="Folder"/>.</summary>
    public string? Host { get; set; }

    /// <summary>Its port. Default 587.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection is encrypted (STARTTLS, or TLS from the start on port 465). Default true; false is for a server on loopback only.</summary>
    public bool Encrypted { get; set; } = true;

    /// <summary>The account at the server, if it wants one.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>A folder into which mails are put as files (.eml), for a mail server that picks them up; instead of <see cref="Host"/>.</summary>
    public string? Folder { get; set; }
}
