using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>Who asks, read from the access token and from nothing else.</summary>
/// <param name="District">The one district that the token is for.</param>
/// <param name="Person">The person, or null where a client acts for itself.</param>
/// <param name="ClientId">The client that was given the token.</param>
/// <param name="Scopes">What the client may do for the caller.</param>
/// <param name="AuthTime">When the person last signed in; null where nobody did.</param>
/// <param name="Language">"en" or "es": the sentences' language, from Accept-Language.</param>
public sealed record Caller(
    DistrictId District, PersonId? Person, string ClientId, ImmutableHashSet<string> Scopes, DateTimeOffset? AuthTime, string Language)
{
    /// <summary>The scope of those who run the service.</summary>
    public const string OperatorScope = "operator";

    /// <summary>The scope of reading the directory, and nothing else.</summary>
    public const string DirectoryScope = "directory";

    /// <summary>The scope of everything that the person, or the client, may.</summary>
    public const string CoachingScope = "coaching";

    /// <summary>When the token was made.</summary>
    public DateTimeOffset IssuedAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Which other issuer vouches for her; null: our own. Its clients' ids begin with it, so that none of them is taken for one of ours.</summary>
    public string? Issuer { get; init; }

    /// <summary>Since when another issuer vouches for her, whichever way its clock differs: the making of the token, and no later than the sign-in behind it.</summary>
    public DateTimeOffset VouchedSince { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>By what she signed in, as her issuer has it; null where it is not said.</summary>
    public string? SignIn { get; init; }

    /// <summary>What stands in <c>acr</c> where somebody who left signed in with a recovery code.</summary>
    public const string LeaverAcr = "recovery-code";

    /// <summary>Whether she signed in as one who left: to read, take and erase what is hers, and to stop.</summary>
    public bool IsLeaver { get; init; }

    /// <summary>Whether the token is for the directory alone.</summary>
    public bool ReadsDirectoryOnly => Scopes.Contains(DirectoryScope) && !Scopes.Contains(CoachingScope);

    /// <summary>The person, as commands name her; of a client that acts for itself, nobody.</summary>
    internal Guid By => Person?.Value ?? NodeId.Unknown;

    /// <summary>Whether the token is of the service's own register and of someone who runs it.</summary>
    public bool IsOperator => District == DistrictId.Service && Scopes.Contains(OperatorScope);
}
