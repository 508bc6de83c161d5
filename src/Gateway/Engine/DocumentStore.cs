using GraphQLParser.AST;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Remembers documents that passed guard and validation. Neither depends on the caller: what a caller may do is asked by resolvers.</summary>
internal sealed class DocumentStore(IOptions<GatewayOptions> options) : IDisposable
{
    private readonly MemoryCache documents = new(new MemoryCacheOptions { SizeLimit = options.Value.RememberedDocuments });

    public GraphQLDocument? Find(string text, string? operation) => documents.Get<GraphQLDocument>((text, operation));

    public void Remember(string text, string? operation, GraphQLDocument document) =>
        documents.Set((text, operation), document, new MemoryCacheEntryOptions { Size = 1 });

    public void Dispose() => documents.Dispose();
}
