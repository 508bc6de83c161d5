using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Remembers documents that passed guard and validation, as many as are allowed. Neither depends on the caller: what a caller may do is asked by resolvers.</summary>
internal sealed class DocumentStore(IOptions<GatewayOptions> options) : IDisposable
{
    private readonly MemoryCache documents = new(new MemoryCacheOptions { SizeLimit = options.Value.RememberedDocuments });

    public Known? Find(string text, string? operation) => documents.Get<Known>((text, operation));

    public void Remember(Known known) => documents.Set((known.Text, known.OperationName), known, new MemoryCacheEntryOptions { Size = 1 });

    public void Dispose() => documents.Dispose();
}
