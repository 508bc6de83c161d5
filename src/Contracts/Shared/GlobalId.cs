using System.Buffers.Text;
using System.Text;

namespace DistrictCoaching.Contracts;

/// <summary>The only spelling of an id as those outside see it: base64url of type and UUID, without the district.</summary>
public static class GlobalId
{
    public static string Of(string type, Guid id) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{type}:{id:N}"));
}
