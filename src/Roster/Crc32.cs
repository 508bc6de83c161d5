namespace DistrictCoaching.OneRoster;

/// <summary>The checksum of zip files, which the platform's reader does not compare.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(one => Enumerable.Range(0, 8).Aggregate((uint)one, (sum, _) => (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320))];

    /// <summary>The checksum of what came before and these bytes.</summary>
    public static uint Append(uint before, ReadOnlySpan<byte> bytes)
    {
        var sum = ~before;
        foreach (var one in bytes)
        {
            sum = Table[(byte)(sum ^ one)] ^ (sum >> 8);
        }

        return ~sum;
    }
}
