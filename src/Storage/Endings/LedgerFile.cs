namespace DistrictCoaching.Storage;

/// <summary>A file that one process appends lines to, another one each day. For one writer at a time.</summary>
internal sealed class LedgerFile(EndingFolder folder, TimeSpan kept, TimeProvider clock) : IDisposable
{
    private FileStream? file;
    private DateTimeOffset begun;

    /// <summary>Whether it was written, and with <paramref name="durable"/> is on the disk.</summary>
    public bool Write(IEnumerable<EndingLine> lines, bool durable)
    {
        var now = clock.GetUtcNow();
        try
        {
            if (file is null || begun.Date != now.Date)
            {
                Dispose();
                (file, begun) = (folder.Begin(now, kept), now);
            }

            file.Write([.. lines.SelectMany(line => line.Write())]);
            if (durable)
            {
                file.Flush(flushToDisk: true);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();    // what comes next goes into a new file: nobody knows how the line ends that could not be written
            return false;
        }
    }

    /// <summary>What was written is on the disk, unless that fails. Beside a writer too.</summary>
    public void Flush()
    {
        try
        {
            if (file is { } open)
            {
                RandomAccess.FlushToDisk(open.SafeFileHandle);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // it was only to be sooner: the system writes it by itself
        }
    }

    public void Dispose()
    {
        file?.Dispose();    // unbuffered: nothing is left to be written
        file = null;
    }
}
