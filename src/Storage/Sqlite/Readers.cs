using System.Collections.Concurrent;

namespace DistrictCoaching.Storage.Sqlite;

/// <summary>A bounded pool of connections that only read. A read that starts after a commit sees it.</summary>
internal sealed class Readers(string file) : IDisposable
{
    private readonly ConcurrentBag<Session> idle = [];
    private readonly SemaphoreSlim free = new(Math.Max(4, 2 * Environment.ProcessorCount));

    public async Task<T> Read<T>(Func<Session, T> read, CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        try
        {
            if (!idle.TryTake(out var session))
            {
                session = new(file, writes: false);
            }

            try
            {
                return read(session);
            }
            finally
            {
                idle.Add(session);
            }
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }

        free.Dispose();
    }
}
