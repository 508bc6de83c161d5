namespace DistrictCoaching.EndToEnd;

/// <summary>As much of the wire format as a reader of known messages needs.</summary>
internal static class Protobuf
{
    /// <summary>Every value of a field of bytes: texts and messages too.</summary>
    public static List<ReadOnlyMemory<byte>> All(ReadOnlyMemory<byte> message, int field)
    {
        var (found, at) = (new List<ReadOnlyMemory<byte>>(), 0);
        while (at < message.Length)
        {
            var key = Number(message.Span, ref at);
            switch (key & 7)
            {
                case 0:
                    Number(message.Span, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 2:
                    var length = (int)Number(message.Span, ref at);
                    if (key >> 3 == (ulong)field)
                    {
                        found.Add(message.Slice(at, length));
                    }

                    at += length;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    throw new FormatException("Not a message.");
            }
        }

        return found;
    }

    private static ulong Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        for (var (number, shift) = (0UL, 0); ; shift += 7)
        {
            number |= (ulong)(bytes[at] & 0x7F) << shift;
            if (bytes[at++] < 0x80)
            {
                return number;
            }
        }
    }
}
