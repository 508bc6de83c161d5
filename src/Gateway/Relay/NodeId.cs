using System.Buffers.Text;
using System.Text;
using DistrictCoaching.Contracts;

namespace DistrictCoaching.Gateway;

/// <summary>An id in the schema: base64url of type and UUID, without the district.</summary>
public static class NodeId
{
    /// <summary>Nobody's id (a random UUID is never all ones): what is no id at all is answered like an unknown one.</summary>
    public static readonly Guid Unknown = Guid.AllBitsSet;

    private const int LongestText = 200;

    public static string Of(string type, Guid id) => GlobalId.Of(type, id);

    /// <summary>The UUID of a text that is an id of this type, otherwise <see cref="Unknown"/>.</summary>
    public static Guid Read(string type, string text) => Parse(text) is (var found, var id) && found == type ? id : Unknown;

    /// <summary>Type and UUID, or null for what <see cref="Of"/> never wrote.</summary>
    internal static (string Type, Guid Id)? Parse(string text)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split(':');
        return parts.Length == 2 && Guid.TryParseExact(parts[1], "N", out var id) && Of(parts[0], id) == text ? (parts[0], id) : null;
    }
}
