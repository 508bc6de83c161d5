namespace DistrictCoaching.OneRoster;

/// <summary>A district's OneRoster service, read with OAuth 2 client credentials.</summary>
/// <param name="Host">For example <c>https://sis.example</c>; the standard's path follows.</param>
/// <param name="Version">"1.1" or "1.2".</param>
/// <param name="TokenEndpoint">Where the credentials buy a token.</param>
public sealed record RestSource(Uri Host, string Version, Uri TokenEndpoint, string ClientId, string ClientSecret)
{
    private string Service => Version == "1.1" ? "v1p1" : "v1p2";

    /// <summary>What is asked for: never demographics.</summary>
    internal string Scope => $"https://purl.imsglobal.org/spec/or/{Service}/scope/roster-core.readonly";

    internal Uri Collection(string name) => new(Host, Version == "1.1" ? $"/ims/oneroster/{Service}/{name}" : $"/ims/oneroster/rostering/{Service}/{name}");

    // The secret must not reach a log by way of a message.
    public override string ToString() => nameof(RestSource);
}

/// <summary>How services are read.</summary>
/// <param name="AllowPrivate">Whether addresses within our own network, and plain HTTP, may be asked; never by default.</param>
/// <param name="PageSize">Records asked for at once, 1 to 10,000.</param>
/// <param name="Retries">How often a request is tried again, 0 to 10.</param>
/// <param name="LongestWait">The longest that a service may have us wait between two tries.</param>
/// <param name="Largest">How many characters a service may say altogether; left out, as much as a package may hold.</param>
public sealed record RestOptions(bool AllowPrivate = false, int PageSize = 1_000, int Retries = 5, TimeSpan? LongestWait = null, long? Largest = null)
{
    internal long Most => Largest ?? new PackageLimits().Inflated;

    internal TimeSpan Longest => LongestWait ?? TimeSpan.FromMinutes(5);

    /// <summary>The address as it may be asked; null for one that is none, names more than a place, or could not be asked anyway.</summary>
    public Uri? Address(string text) => PublicAddress.Read(text, AllowPrivate) is { Query: "" } address ? address : null;
}

/// <summary>A service did not answer as it must; the reason is a finding's code.</summary>
internal sealed class RestException(string code, Exception? inner = null) : IOException(code, inner)
{
    public string Code { get; } = code;
}
