using System.Security.Cryptography;
using System.Text;

namespace DistrictCoaching.Identity;

/// <summary>Looks a password up in the operator's file of breached ones, by bisection: the file may have a billion lines, and nothing of it is kept in memory.</summary>
internal sealed class BreachedPasswords(IdentitySettings settings)
{
    private const int HashLength = 40;

    public bool Has(string password)
    {
        if (settings.Options.BreachedPasswords is not { } path)
        {
            return false;
        }

#pragma warning disable CA5350 // the published lists are of SHA-1; it protects nothing here
        var sought = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 512);
        var (low, high) = (0L, file.Length);    // the line, if there, begins at low or after it, and before high
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var (begin, hash) = LineFrom(file, middle);
            switch (hash is null || begin >= high ? 1 : string.CompareOrdinal(hash.ToUpperInvariant(), sought))
            {
                case 0:
                    return true;
                case > 0:
                    high = middle;
                    break;
                default:
                    low = begin + HashLength;
                    break;
            }
        }

        return false;
    }

    /// <summary>The first line that begins at a place or after it; its hash is null where there is none.</summary>
    private static (long Begin, string? Hash) LineFrom(FileStream file, long place)
    {
        file.Position = place == 0 ? 0 : place - 1;
        if (place != 0)
        {
            int sign;
            while ((sign = file.ReadByte()) is not ('\n' or -1))
            {
            }
        }

        var begin = file.Position;
        var hash = new byte[HashLength];
        return file.ReadAtLeast(hash, HashLength, throwOnEndOfStream: false) == HashLength ? (begin, Encoding.ASCII.GetString(hash)) : (begin, null);
    }
}
