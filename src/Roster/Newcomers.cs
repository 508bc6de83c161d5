using System.Security.Cryptography;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster;

/// <summary>People and schools of one import that the roster does not have yet: each gets an id, the same whenever that import is prepared.</summary>
/// <param name="import">None: ids are random.</param>
internal sealed class Newcomers(Guid? import)
{
    private readonly Dictionary<Guid, string> names = [];

    public IReadOnlyDictionary<Guid, string> Names => names;

    /// <summary>Nobody can guess it: the match is keyed.</summary>
    public Guid Id(Digest match, string? name)
    {
        var id = import is { } known ? new(SHA256.HashData([.. known.ToByteArray(), .. match.Bytes.Span]).AsSpan(0, 16)) : Guid.NewGuid();
        names[id] = name ?? "";
        return id;
    }
}
