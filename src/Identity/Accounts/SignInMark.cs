using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace DistrictCoaching.Identity;

/// <summary>What an access token says of the sign-in behind it: which credential it was, and which session. Neither can be used for anything but to ask whether it still counts.</summary>
/// <param name="Credential">A hash of the credential's stamp, which itself stands in sealed tokens only.</param>
internal sealed record SignInMark(string Credential, string Session)
{
    private const int Size = 16;

    public static SignInMark Of(string stamp, string session) => new(Hash(stamp), session);

    public static string NewSession() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size));

    public static SignInMark? Read(string? text) => text?.Split('.') is [{ Length: > 0 } credential, { Length: > 0 } session] ? new(credential, session) : null;

    public bool IsOf(string stamp) => Hash(stamp) == Credential;

    public override string ToString() => $"{Credential}.{Session}";

    private static string Hash(string stamp) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(stamp)).AsSpan(0, Size));
}
