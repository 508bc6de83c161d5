using DistrictCoaching.Domain;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway;

/// <summary>Another issuer whose access tokens are believed of people of the districts that are bound to it, and of nobody else.</summary>
public sealed class IssuerOptions
{
    private const int MostSkew = 60;
    private const string UsualType = "at+jwt";

    /// <summary>Asymmetric signatures only: nobody who checks tokens can make them.</summary>
    private static readonly string[] Asymmetric =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Its `iss`, letter by letter; its discovery document is below it.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The `aud` that a token must have.</summary>
    public string Audience { get; set; } = "";

    /// <summary>The signatures that are believed; none named: RS256.</summary>
    public IList<string> Algorithms { get; } = [];

    /// <summary>The `typ` that a token's header may have; none named: at+jwt.</summary>
    public IList<string> TokenTypes { get; } = [];

    /// <summary>How far its clock may differ: 0 to 60.</summary>
    public int ClockSkewSeconds { get; set; } = 30;

    /// <summary>The slug or the id of the one district that it is bound to; null: a claim says which of <see cref="Districts"/>.</summary>
    public string? District { get; set; }

    /// <summary>The claim that says for which district a token is.</summary>
    public string? DistrictClaim { get; set; }

    /// <summary>The districts that it is bound to, by the values of that claim.</summary>
    public IList<BoundDistrict> Districts { get; } = [];

    /// <summary>The claim that is a person's for ever at this issuer; with Entra `oid`.</summary>
    public string SubjectClaim { get; set; } = "sub";

    /// <summary>The claim by which the roster knows her, at the first token that names her. Null: only those are known who signed in here with this issuer.</summary>
    public string? RosterKeyClaim { get; set; }

    /// <summary>The claim that names the client; with Entra and Keycloak `azp`.</summary>
    public string ClientClaim { get; set; } = "client_id";

    /// <summary>The claim that has the scopes; with Entra `scp`.</summary>
    public string ScopeClaim { get; set; } = "scope";

    /// <summary>What stands in that claim for everything that she may.</summary>
    public string CoachingScope { get; set; } = Caller.CoachingScope;

    /// <summary>What stands in that claim for reading the directory.</summary>
    public string DirectoryScope { get; set; } = Caller.DirectoryScope;

    /// <summary>The clients of this issuer through which a teacher may grant, renew and resume; none named: she confirms on our own page.</summary>
    public IList<string> OwnClients { get; } = [];

    /// <summary>How she must have signed in (`acr`) for that; none named: in any way.</summary>
    public IList<string> FreshAcrs { get; } = [];

    internal IEnumerable<string> UsedAlgorithms => Algorithms.Count == 0 ? [SecurityAlgorithms.RsaSha256] : Algorithms;

    internal IEnumerable<string> UsedTypes => TokenTypes.Count == 0 ? [UsualType] : TokenTypes;

    /// <summary>A client of this issuer, told apart from every client of ours and of any other issuer.</summary>
    internal string Client(string id) => $"{Issuer}#{id}";

    /// <summary>The slug or id of the district that a token is for; null where it is bound to none.</summary>
    internal string? Bound(Func<string, string?> claim) =>
        District ?? (claim(DistrictClaim!) is { } value ? Districts.FirstOrDefault(bound => bound.Value == value)?.District : null);

    /// <summary>What is wrong and how to mend it; empty where nothing is.</summary>
    /// <param name="at">The setting.</param>
    internal IEnumerable<string> Faults(string at)
    {
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var address) || address is not { Query: "", Fragment: "", UserInfo: "" } || !(address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)))
        {
            yield return $"{at}:Issuer is not an https address (http on loopback only). Give the iss of its tokens, letter by letter.";
        }

        if (Audience.Length == 0)
        {
            yield return $"{at}:Audience is missing. Give the aud that its access tokens for this service have, and no identity token.";
        }

        if (Algorithms.Except(Asymmetric).Any())
        {
            yield return $"{at}:Algorithms has something else than {string.Join(", ", Asymmetric)}. Name the ones with which the issuer signs.";
        }

        if (ClockSkewSeconds is < 0 or > MostSkew)
        {
            yield return $"{at}:ClockSkewSeconds is outside of 0 to {MostSkew}. Set the clocks instead.";
        }

        if (District is null == DistrictClaim is null || (District is null && Districts.Count == 0) || (District is not null && Districts.Count > 0))
        {
            yield return $"{at} is bound to no district, or in two ways. Give District (a slug or an id), or DistrictClaim with Districts:N:Value and Districts:N:District.";
        }

        if (Districts.Select(bound => bound.District).Append(District ?? "aa").Any(slug => !new Slug(slug).Valid) || Districts.Any(bound => bound.Value.Length == 0) || Districts.DistinctBy(bound => bound.Value).Count() < Districts.Count)
        {
            yield return $"{at} has a district that is neither slug nor id, or a Districts:N:Value that is empty or stands twice. Name each district by its slug or id and each value once.";
        }

        if (new[] { SubjectClaim, ClientClaim, ScopeClaim, CoachingScope, DirectoryScope, DistrictClaim ?? "-", RosterKeyClaim ?? "-" }.Concat(TokenTypes).Concat(OwnClients).Concat(FreshAcrs).Any(string.IsNullOrWhiteSpace))
        {
            yield return $"{at} has an empty name of a claim, scope, type, client or acr. Leave it out, or name it.";
        }

        if (CoachingScope == DirectoryScope)
        {
            yield return $"{at}: CoachingScope and DirectoryScope are the same word. Give each its own.";
        }

        if (FreshAcrs.Count > 0 && OwnClients.Count == 0)
        {
            yield return $"{at}:FreshAcrs is without use where no OwnClients are named. Name them, or leave it out.";
        }
    }
}

/// <summary>A district, by what an issuer calls it.</summary>
public sealed class BoundDistrict
{
    /// <summary>The value of the claim, letter by letter.</summary>
    public string Value { get; set; } = "";

    /// <summary>The district's slug or id.</summary>
    public string District { get; set; } = "";
}
