using DistrictCoaching.Identity;

namespace DistrictCoaching.Host;

/// <summary>Which service is asked, and as whom.</summary>
internal static class RosterToken
{
    public const string Variable = "DISTRICT_COACHING_TOKEN";

    private static readonly Uri Usual = new("http://localhost:5080/");

    public static async Task<(Uri Address, string Token)> Find(string? service, FileInfo? file, string data, string district, CancellationToken cancel)
    {
        var sample = SampleSecrets.Find(data);
        var address = service is null ? sample?.Address ?? Usual : Uri.TryCreate(service, UriKind.Absolute, out var named) ? named : null;
        if (address is null || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw new StartException("--service is neither https nor on this machine: a token is sent there. Give an address such as https://coaching.example.org/.");
        }

        return (address, file is not null ? await Read(file, cancel)
            : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given
            : sample is not null && sample.District == district ? await Lead(sample, cancel)
            : throw new StartException($"There is no access token. Name a file with one by --token-file, or set {Variable}."));
    }

    private static async Task<string> Read(FileInfo file, CancellationToken cancel) =>
        file.Exists ? (await File.ReadAllTextAsync(file.FullName, cancel)).Trim() : throw new StartException("--token-file names a file that is not there. Name another.");

    private static async Task<string> Lead(SampleSecrets sample, CancellationToken cancel)
    {
        using var flow = new PasswordFlow(sample.Address);
        return (await flow.SignIn(sample.District, sample.SignIns[0].Login, sample.Password, TimeSpan.Zero, cancel)).AccessToken;
    }
}
