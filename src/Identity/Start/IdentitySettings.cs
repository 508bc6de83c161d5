using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace DistrictCoaching.Identity;

/// <summary>The options, checked and complete.</summary>
internal sealed partial class IdentitySettings
{
    private const int SecretLength = 32;

    /// <param name="issues">Whether this process issues tokens; one that only makes sign-in links has no use for secrets.</param>
    public IdentitySettings(IdentityOptions options, IHostEnvironment environment, bool issues = true)
    {
        Options = options;
        Issuer = CheckIssuer(options.Issuer ?? (environment.IsDevelopment() ? new Uri("http://localhost:5080/") : null), environment);
        Local = environment.IsDevelopment() && Issuer.IsLoopback;
        CheckFederation(options.Federation);
        if (!issues)
        {
            MasterKey = [];
            return;
        }

        MasterKey = CheckMasterKey(options.MasterKey ?? Kept("identity.key"));
        OperatorSecret = options.OperatorSecret ?? Kept("operator.secret");
        Require(OperatorSecret is null or { Length: >= SecretLength }, "Identity:OperatorSecret must have at least 32 characters.");
        var limits = options.Limits;
        Require(limits is { FormsPerMinute: > 0, TokensPerMinute: > 0, TokensPerMinuteOfAccount: > 0, WrongPasswords: > 0, WrongPasswordsOfAccount: > 0 }, "Every number in Identity:Limits must be 1 or more.");
        Require(options.LeaverDays is >= 0 and <= 3650, "Identity:LeaverDays must be 0 to 3650.");
        CheckAccounts(options);
        CheckAddresses("Identity:Portal", [.. options.Portal.RedirectUris, .. options.Portal.SignedOutUris]);
        foreach (var app in options.Apps)
        {
            Check(app);
        }

        Require(options.Apps.DistinctBy(app => app.ClientId).Count() == options.Apps.Count, "Identity:Apps has a ClientId twice.");
    }

    public IdentityOptions Options { get; }

    public Uri Issuer { get; }

    /// <summary>Development on loopback: the only place for what is not safe elsewhere.</summary>
    public bool Local { get; }

    public bool Https => Issuer.Scheme == Uri.UriSchemeHttps;

    public byte[] MasterKey { get; }

    public string? OperatorSecret { get; }

    public Uri Address(string path) => new(Issuer, path);

    /// <summary>Where a person is shown to who signed in without coming from an application.</summary>
    public IResult SignedIn(Words words) => Options.Portal.Home is { } home
        ? Results.Redirect(home.AbsoluteUri)
        : new Page(words, StatusCodes.Status200OK, words.SignedInTitle, Html.Of($"<p>{words.SignedInText}</p>"));

    private static Uri CheckIssuer(Uri? issuer, IHostEnvironment environment)
    {
        Require(issuer is not null, "Identity:Issuer is missing: set it to the https address that people use for this service.");
        Require(issuer is { IsAbsoluteUri: true, PathAndQuery: "/", Fragment: "", UserInfo: "" }, "Identity:Issuer must be an address without a path, such as https://id.example.org/.");
        var fine = issuer!.Scheme == Uri.UriSchemeHttps
            || (issuer.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment() && issuer.IsLoopback);
        Require(fine, "Identity:Issuer must be https; http is allowed only in Development on loopback.");
        return issuer;
    }

    private static byte[] CheckMasterKey(string? text)
    {
        Require(text is not null, "Identity:MasterKey is missing: set it to 32 random bytes in base64 (openssl rand -base64 32), the same on every replica.");
        var key = new byte[48];
        Require(Convert.TryFromBase64String(text!.Trim(), key, out var length) && length == 32, "Identity:MasterKey must be 32 bytes in base64.");
        return key[..32];
    }

    private static void CheckFederation(FederationOptions federation)
    {
        Require(federation.Entra is { IsAbsoluteUri: true, Query: "", Fragment: "" } && federation.Entra.AbsolutePath.EndsWith('/') && (federation.AllowPrivate || federation.Entra.Scheme == Uri.UriSchemeHttps),
            "Identity:Federation:Entra must be an https address that ends with a slash, such as https://login.microsoftonline.com/.");
        Require(federation.DnsServer is null || TextRecords.Server(federation.DnsServer) is not null, "Identity:Federation:DnsServer must be an IP address, or address:port.");
    }

    private static void Check(AppOptions app)
    {
        var at = $"Identity:Apps ({app.ClientId})";
        Require(ClientId().IsMatch(app.ClientId) && app.ClientId is not (IdentityNames.PortalClient or IdentityNames.OperatorClient),
            $"{at}: ClientId must be 2 to 63 of a-z, 0-9 and hyphen, and not {IdentityNames.PortalClient} or {IdentityNames.OperatorClient}.");
        Require(app.Name.Trim().Length > 0, $"{at}: Name is missing.");
        Require(app.Secret is null or { Length: >= SecretLength }, $"{at}: Secret must have at least 32 characters.");
        Require(app.Keys is null || PublicKeys.Read(app.Keys) is not null, $"{at}: Keys must be a JSON Web Key Set of one or more public keys for RS256, PS256 or ES256, and nothing private.");
        Require(app.District is null || app.Secret is not null || app.Keys is not null, $"{at}: an application with a District needs a Secret or Keys.");
        Require(app.District is not null || app.RedirectUris.Count > 0 || app.Device, $"{at}: give it RedirectUris, a District to act in by itself, or Device.");
        CheckAddresses(at, [.. app.RedirectUris, .. app.SignedOutUris]);
    }

    private static void CheckAddresses(string at, IEnumerable<Uri> addresses) =>
        Require(
            addresses.All(address => address is { IsAbsoluteUri: true, Fragment: "" } && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)),
            $"{at}: every redirect address must be https, or http on loopback, and have no fragment.");

    private static void Require(bool fine, string otherwise)
    {
        if (!fine)
        {
            throw new IdentityStartException(otherwise);
        }
    }

    /// <summary>A secret of the local machine, made on first start; replicas on one database are given theirs.</summary>
    private string? Kept(string name)
    {
        if (!Local || Options.Postgres is not null)
        {
            return null;
        }

        try
        {
            Directory.CreateDirectory(Options.DataFolder);
            var file = Path.Combine(Options.DataFolder, name);
            if (!File.Exists(file))
            {
                var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                {
                    create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                using var writer = new StreamWriter(file, create);
                writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            }

            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IdentityStartException("Identity:DataFolder cannot be written: give a folder that this account may write to.", e);
        }
    }

    [GeneratedRegex("^[a-z0-9-]{2,63}$")]
    private static partial Regex ClientId();
}
