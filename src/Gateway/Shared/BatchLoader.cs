using GraphQL.DataLoader;

namespace DistrictCoaching.Gateway;

/// <summary>Collects what the fields of one level ask for, fetches it at once, and nothing twice. One for each request: what it remembers, one caller may see.</summary>
/// <param name="fetch">Finds those of the keys that there are.</param>
public sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch)
    where TKey : notnull
    where TValue : class
{
    private readonly Dictionary<TKey, Entry> asked = [];
    private readonly Lock asking = new();
    private Batch? open;

    /// <summary>What there is under this key; null where there is nothing.</summary>
    public IDataLoaderResult<TValue?> Load(TKey key)
    {
        lock (asking)
        {
            if (!asked.TryGetValue(key, out var entry))
            {
                open ??= new();
                open.Keys.Add(key);
                asked[key] = entry = new(this, open, key);
            }

            return entry;
        }
    }

    /// <summary>Whoever comes first fetches for all; who asks later than that is in the next batch.</summary>
    private Task<IReadOnlyDictionary<TKey, TValue>> Fetch(Batch batch, CancellationToken cancel)
    {
        lock (asking)
        {
            open = open == batch ? null : open;
            return batch.Found ??= fetch(batch.Keys, cancel);
        }
    }

    private sealed class Batch
    {
        public List<TKey> Keys { get; } = [];

        public Task<IReadOnlyDictionary<TKey, TValue>>? Found { get; set; }
    }

    private sealed class Entry(BatchLoader<TKey, TValue> loader, Batch batch, TKey key) : IDataLoaderResult<TValue?>
    {
        public async Task<TValue?> GetResultAsync(CancellationToken cancellationToken = default) => (await loader.Fetch(batch, cancellationToken)).GetValueOrDefault(key);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
