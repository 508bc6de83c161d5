using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;

namespace DistrictCoaching.Gateway;

/// <summary>What a token says, by the exact names of its claims.</summary>
internal sealed class Said(IEnumerable<Claim> claims)
{
    private readonly ILookup<string, string> values = claims.ToLookup(claim => claim.Type, claim => claim.Value, StringComparer.Ordinal);

    public bool Has(string name) => values.Contains(name);

    /// <summary>Said twice, it is not said; nor is nothing.</summary>
    public string? Only(string name) => values[name].ToList() is [{ Length: > 0 } value] ? value : null;

    /// <summary>Words, in one text or in several.</summary>
    public ImmutableHashSet<string> Words(string name) => [.. values[name].SelectMany(value => value.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    public DateTimeOffset? Time(string name) =>
        long.TryParse(Only(name), CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
