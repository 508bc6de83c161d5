using System.Net;
using DnsClient;

namespace DistrictCoaching.Identity;

/// <summary>What DNS says.</summary>
internal interface ITextRecords
{
    /// <summary>The TXT records of a name; none where it has none or DNS does not answer.</summary>
    Task<IReadOnlyCollection<string>> Of(string name, CancellationToken cancel);
}

/// <summary>Asks the machine's DNS, or the server of the options.</summary>
internal sealed class TextRecords(IdentitySettings settings) : ITextRecords
{
    private readonly LookupClient client = new(Options(settings.Options.Federation.DnsServer));

    public async Task<IReadOnlyCollection<string>> Of(string name, CancellationToken cancel)
    {
        try
        {
            var answer = await client.QueryAsync(name, QueryType.TXT, cancellationToken: cancel);
            return [.. answer.Answers.TxtRecords().Select(record => string.Concat(record.Text))];    // a long text comes in parts
        }
        catch (DnsResponseException)
        {
            return [];
        }
    }

    private static LookupClientOptions Options(string? server)
    {
        var options = server is null ? new LookupClientOptions() : new LookupClientOptions(Server(server)!);
        (options.UseCache, options.Timeout, options.Retries) = (false, ProviderHttp.Patience, 1);
        return options;
    }

    /// <summary>Null: this is no server.</summary>
    public static IPEndPoint? Server(string text) => IPEndPoint.TryParse(text, out var server) ? new(server.Address, server.Port == 0 ? 53 : server.Port) : null;
}
