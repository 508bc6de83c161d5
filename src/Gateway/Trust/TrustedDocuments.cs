using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Which text a client means, and whether it may run it. What the caller may do by it is asked later, each time.</summary>
internal sealed class TrustedDocuments(IOptions<GatewayOptions> options)
{
    private const string Everyone = "*", Prefix = "sha256:";

    private readonly Dictionary<string, (IReadOnlyDictionary<string, string> Documents, bool Only)> clients =
        options.Value.TrustedDocuments.ToDictionary(trusted => trusted.Client, trusted => (Manifest.Read(trusted.File).Documents!, trusted.Only));

    public (string? Text, GatewayCode? Refusal) Find(Asked asked, string client)
    {
        var own = clients.TryGetValue(client, out var named) || clients.TryGetValue(Everyone, out named) ? named : default;
        if (asked.DocumentId is { } id)
        {
            var hash = id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;
            return own.Documents?.GetValueOrDefault(hash) is { } text ? (text, null) : (null, GatewayCodes.DocumentUnknown);
        }

        return own.Only && !own.Documents.ContainsKey(Manifest.Hash(asked.Query)) ? (null, GatewayCodes.DocumentNotTrusted) : (asked.Query, null);
    }
}
