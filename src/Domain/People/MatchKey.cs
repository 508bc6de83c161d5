using System.Text.Json.Serialization;

namespace DistrictCoaching.Domain;

/// <summary>What a district's system names a person by. The names are stored.</summary>
public enum MatchKeyKind
{
    /// <summary>The row's own sourcedId.</summary>
    SourcedId,

    /// <summary>userMasterIdentifier, of OneRoster 1.2.</summary>
    UserMasterIdentifier,

    /// <summary>The id of one type among userIds, such as staffUniqueId.</summary>
    UserId,

    /// <summary>identifier: a number of the district's own.</summary>
    Identifier,

    /// <summary>The e-mail address, whatever its case.</summary>
    Email,
}

/// <summary>A type among userIds: 1 to 60 letters, digits and <c>. _ : / -</c>. Its case does not matter.</summary>
[method: JsonConstructor]
public readonly record struct UserIdType(string Value)
{
    public bool Valid => Value.Length is >= 1 and <= 60 && Value.All(sign => char.IsAsciiLetterOrDigit(sign) || "._:/-".Contains(sign, StringComparison.Ordinal));
}

/// <summary>By what rows of a file are matched with people.</summary>
/// <param name="Type">Where the kind is <see cref="MatchKeyKind.UserId"/>, and only there.</param>
public sealed record MatchKey(MatchKeyKind Kind, UserIdType? Type)
{
    public static readonly MatchKey Default = new(MatchKeyKind.SourcedId, null);

    public bool Valid => Enum.IsDefined(Kind) && (Kind == MatchKeyKind.UserId ? Type is { Valid: true } : Type is null);
}
