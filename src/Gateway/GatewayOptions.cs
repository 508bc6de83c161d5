using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DistrictCoaching.Gateway;

/// <summary>What the host decides for the gateway.</summary>
public sealed class GatewayOptions
{
    /// <summary>Our own issuer (`iss`): an absolute address, compared letter by letter.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The `aud` that a token must have.</summary>
    public string Audience { get; set; } = "district-coaching";

    /// <summary>Other issuers, each bound to districts.</summary>
    public IList<IssuerOptions> Issuers { get; } = [];

    /// <summary>The clients that are our own: through them alone a teacher grants, widens, renews, resumes and shares.</summary>
    public IList<string> OwnClients { get; } = ["portal"];

    /// <summary>Our own page on which a teacher sees a proposal; null: the issuer's `account/proposal`.</summary>
    public Uri? ProposalPage { get; set; }

    /// <summary>
    /// Where the issuer's keys come from when it runs in the same process; asked for every token, so it answers from memory.
    /// Null: its discovery document, over https (http on loopback only).
    /// </summary>
    public Func<CancellationToken, Task<OpenIdConnectConfiguration>>? IssuerConfiguration { get; set; }

    /// <summary>At least 32 secret bytes that seal cursors, the same on every replica; null: random, so that cursors end with the process.</summary>
    public byte[]? CursorKey { get; set; }

    /// <summary>The largest request body: 1 KiB to 16 MiB, default 256 KiB.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>The largest roster package: at least 1 KiB, default 256 MiB.</summary>
    public long MaxRosterBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>How many validated documents are remembered: at least 1, default 512. A document counts once more for each 2,048 characters.</summary>
    public int RememberedDocuments { get; set; } = 512;

    /// <summary>What a document may weigh.</summary>
    public GuardLimits Limits { get; set; } = new();

    /// <summary>The scope that a token must have to introspect; null: every token may. The contract itself is at /schema.graphql for everyone.</summary>
    public string? IntrospectionScope { get; set; }

    /// <summary>The trusted documents of clients; of a client without an entry, every document is run.</summary>
    public IList<TrustedClient> TrustedDocuments { get; } = [];

    /// <summary>What an operation may cost, and a client in a district all together.</summary>
    public CostOptions Cost { get; set; } = new();

    /// <summary>How many days a district waits for its deletion, in which it can be called off: 0 to 365, default 30. With 0 nobody can call it off: that is for training and tests.</summary>
    public int DeletionDays { get; set; } = 30;

    /// <summary>From how many milliseconds on an operation is logged as slow: at least 1, default 1000.</summary>
    public int SlowOperationMilliseconds { get; set; } = 1_000;

    /// <summary>What a client may hold open.</summary>
    public SubscriptionOptions Subscriptions { get; set; } = new();

    /// <summary>GraphiQL; none unless its folder is named.</summary>
    public IdeOptions Ide { get; set; } = new();

    /// <summary>Classes whose static members are the fields of Query.</summary>
    internal List<Type> QueryParts { get; } = [typeof(Query)];

    /// <summary>Classes whose static members are the fields of Mutation.</summary>
    internal List<Type> MutationParts { get; } = [typeof(Mutation)];

    /// <summary>Classes whose static members are the fields of Subscription.</summary>
    internal List<Type> SubscriptionParts { get; } = [typeof(Subscription)];

    /// <summary>Whether plans are run; the tests compare with the library's own engine.</summary>
    internal bool RunsPlans { get; set; } = true;

    /// <summary>Whether this caller's client is our own, or one that its issuer's entry names as such.</summary>
    public bool IsOwnClient(Caller caller) => caller.Issuer is { } other
        ? Issuers.Any(issuer => issuer.Issuer == other && issuer.OwnClients.Any(own => issuer.Client(own) == caller.ClientId))
        : OwnClients.Contains(caller.ClientId);

    /// <summary>What is wrong with these options and how to mend it; empty when nothing is.</summary>
    internal IEnumerable<string> Faults()
    {
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("https" or "http"))
        {
            yield return "Gateway Issuer is not an absolute address. Give the issuer of the access tokens, such as https://id.example.org/.";
        }
        else if (IssuerConfiguration is null && issuer.Scheme == "http" && !issuer.IsLoopback)
        {
            yield return "Gateway Issuer is not https. Keys are fetched over https, or over http on loopback only.";
        }

        foreach (var fault in Issuers.Index().SelectMany(issuer => issuer.Item.Faults($"Gateway:Issuers:{issuer.Index}")))
        {
            yield return fault;
        }

        if (Issuers.Select(one => one.Issuer).Append(Issuer).GroupBy(same => same).Any(same => same.Count() > 1))
        {
            yield return "Gateway:Issuers names an issuer twice, or the one of Gateway:Issuer. Give each issuer one entry, with all its districts.";
        }

        if (Audience.Length == 0)
        {
            yield return "Gateway Audience is empty. Give the audience of the access tokens.";
        }

        if (CursorKey is { Length: < 32 })
        {
            yield return "Gateway CursorKey is shorter than 32 bytes. Give 32 random bytes, the same on every replica.";
        }

        if (MaxBodyBytes is < 1024 or > 16 * 1024 * 1024)
        {
            yield return "Gateway MaxBodyBytes is outside of 1024 to 16777216.";
        }

        if (MaxRosterBytes < 1024)
        {
            yield return "Gateway MaxRosterBytes is less than 1024.";
        }

        if (RememberedDocuments < 1)
        {
            yield return "Gateway RememberedDocuments is less than 1.";
        }

        foreach (var fault in TrustedDocuments.Select(trusted => Manifest.Read(trusted.File).Fault).OfType<string>())
        {
            yield return $"Gateway TrustedDocuments: {fault}";
        }

        if (TrustedDocuments.GroupBy(trusted => trusted.Client).Any(same => same.Key.Length == 0 || same.Count() > 1))
        {
            yield return "Gateway TrustedDocuments names a client twice, or none. Give each client one entry.";
        }

        if (Cost.IsWrong)
        {
            yield return "One of the Gateway Cost settings is less than 1, Burst is less than Most, CallerPercent is more than 100, or HoldMilliseconds is not from 0 to 10,000.";
        }

        if (DeletionDays is < 0 or > 365)
        {
            yield return "Gateway DeletionDays is outside of 0 to 365.";
        }

        if (SlowOperationMilliseconds < 1)
        {
            yield return "Gateway SlowOperationMilliseconds is less than 1.";
        }

        if (Subscriptions.IsWrong)
        {
            yield return "One of the Gateway Subscriptions settings is outside of its bounds. docs/operators/configuration.md has them.";
        }

        if (Ide.Missing is { } file)
        {
            yield return $"Gateway Ide Folder has no {file}. Run npm ci in the folder ide and name its node_modules.";
        }

        if (Limits.AnyBelowOne)
        {
            yield return "One of the Gateway Limits is less than 1.";
        }
    }
}
