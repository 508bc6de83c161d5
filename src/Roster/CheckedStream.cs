using System.Text;

namespace DistrictCoaching.OneRoster;

/// <summary>A file that is not what it must be; the reason is a finding's code.</summary>
internal sealed class BadFileException(string file, string code, long? line) : IOException(code)
{
    public string File { get; } = file;

    public string Code { get; } = code;

    public long? Line { get; } = line;
}

/// <summary>Passes bytes on while they are valid UTF-8 (else the CSV reader would silently replace them), within the limits, and at their end those that were packed.</summary>
/// <param name="over">Counts bytes and says which limit they are over, as a finding's code.</param>
/// <param name="checksum">Of the whole file, where it came from a zip.</param>
internal sealed class CheckedStream(string file, Stream inner, Func<int, string?> over, uint? checksum, Findings findings) : Stream
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Decoder decoder = Strict.GetDecoder();
    private readonly char[] ignored = new char[1024];
    private long line = 1;
    private long? bareReturn;
    private bool afterReturn;
    private uint sum;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        if (over(read) is { } code)
        {
            throw new BadFileException(file, code, null);
        }

        Check(buffer[..read], end: read == 0);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    private void Check(ReadOnlySpan<byte> bytes, bool end)
    {
        if (checksum is not null)
        {
            sum = Crc32.Append(sum, bytes);
        }

        while (true)
        {
            int used;
            var slice = bytes[..Math.Min(bytes.Length, ignored.Length)];
            try
            {
                decoder.Convert(slice, ignored, end && slice.Length == bytes.Length, out used, out _, out _);
            }
            catch (DecoderFallbackException e)
            {
                Count(slice[..Math.Clamp(e.Index, 0, slice.Length)]);
                throw new BadFileException(file, "INVALID_UTF8", line);
            }

            Count(slice[..used]);
            bytes = bytes[used..];
            if (bytes.IsEmpty)
            {
                break;
            }
        }

        if (end)
        {
            ReportEnd();
        }
    }

    private void ReportEnd()
    {
        if (checksum is { } right && sum != right)
        {
            throw new BadFileException(file, "ZIP_DAMAGED", null);
        }

        if ((bareReturn ?? (afterReturn ? line : null)) is { } first)
        {
            findings.Add(file, first, null, "BARE_CARRIAGE_RETURN");
            (bareReturn, afterReturn) = (null, false);
        }
    }

    /// <summary>A line ends with a line feed, or with a carriage return that none follows.</summary>
    private void Count(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (afterReturn)
            {
                bareReturn ??= bytes[0] == '\n' ? null : line;
                line++;
                bytes = bytes[0] == '\n' ? bytes[1..] : bytes;
            }

            var at = bytes.IndexOf((byte)'\r');
            afterReturn = at >= 0;
            line += (afterReturn ? bytes[..at] : bytes).Count((byte)'\n');
            bytes = afterReturn ? bytes[(at + 1)..] : [];
        }
    }
}
