using System.Net;

namespace DistrictCoaching.Identity;

/// <summary>How districts' own providers are reached.</summary>
public sealed class FederationOptions
{
    /// <summary>Where Entra directories are; another one for national clouds, such as https://login.microsoftonline.us/.</summary>
    public Uri Entra { get; set; } = new("https://login.microsoftonline.com/");

    /// <summary>Google's issuer, exactly as its tokens spell it.</summary>
    public string Google { get; set; } = "https://accounts.google.com";

    /// <summary>ClassLink's issuer, exactly as its tokens spell it.</summary>
    public string ClassLink { get; set; } = "https://launchpad.classlink.com";

    /// <summary>Whether providers may be asked over http and at addresses that are not on the Internet; never by default.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>The DNS server, as address or address:port, that is asked for the proofs of domains; null: the machine's own.</summary>
    public string? DnsServer { get; set; }

    /// <summary>Connects to public addresses only; given by the host. Without it no provider is asked unless <see cref="AllowPrivate"/> is set.</summary>
    public Func<DnsEndPoint, CancellationToken, ValueTask<Stream>>? Connect { get; set; }
}
