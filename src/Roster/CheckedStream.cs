using System.Text;

namespace DistrictCoaching.OneRoster;

/// <summary>A file that is not what it must be; the reason is a finding's code.</summary>
internal sealed class BadFileException(string file, string code, long? line) : IOException(code)
{
    public string File { get; } = file;

    public string Code { get; } = code;

    public long? Line { get; } = line;
}

/// <summary>Passes bytes on while they are valid UTF-8 (else the CSV reader would silently replace them) and within the limit.</summary>
/// <param name="take">Counts bytes and says whether that many were still allowed.</param>
internal sealed class CheckedStream(string file, Stream inner, Func<int, bool> take) : Stream
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Decoder decoder = Strict.GetDecoder();
    private long line = 1;

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
        if (!take(read))
        {
            throw new BadFileException(file, "ZIP_TOO_LARGE", null);
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
        Span<char> ignored = stackalloc char[1024];
        while (true)
        {
            int used;
            var slice = bytes[..Math.Min(bytes.Length, 512)];
            try
            {
                decoder.Convert(slice, ignored, end && slice.Length == bytes.Length, out used, out _, out _);
            }
            catch (DecoderFallbackException e)
            {
                throw new BadFileException(file, "INVALID_UTF8", line + slice[..Math.Clamp(e.Index, 0, slice.Length)].Count((byte)'\n'));
            }

            line += slice[..used].Count((byte)'\n');
            bytes = bytes[used..];
            if (bytes.IsEmpty)
            {
                return;
            }
        }
    }
}
