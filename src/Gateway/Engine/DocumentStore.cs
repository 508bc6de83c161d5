using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Remembers documents that passed guard and validation, as many as are allowed; a long one counts for several. Neither depends on the caller: what a caller may do is asked by resolvers.</summary>
internal sealed class DocumentStore(IOptions<GatewayOptions> options) : IDisposable
{
    /// <summary>Characters for which a document counts once more: what is kept of it grows with its text.</summary>
    private const int Long = 2_048;

    private readonly MemoryCache documents = new(new MemoryCacheOptions { SizeLimit = options.Value.RememberedDocuments });

    public Known? Find(string text, string? operation) => documents.Get<Known>((text, operation));

    public void Remember(Known known) => documents.Set((known.Text, known.OperationName), known, new MemoryCacheEntryOptions { Size = 1 + (known.Text.Length / Long) });

    public void Dispose() => documents.Dispose();
}
