using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace DistrictCoaching.Tests;

/// <summary>Two providers of others, each the npm package oidc-provider in a process of its own; they need node and npm.</summary>
public sealed class Upstreams : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("upstream-");
    private readonly List<Process> processes = [];

    /// <summary>One provider.</summary>
    public Upstream First { get; private set; } = null!;

    /// <summary>The other.</summary>
    public Upstream Second { get; private set; } = null!;

    /// <summary>Installs them and waits until both answer.</summary>
    public async Task Start()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Identity.Tests", "Upstream")))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }

        using var npm = Run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException("npm could not install oidc-provider.");
        }

        (First, Second) = (await Serve(), await Serve());
    }

    public ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        folder.Delete(recursive: true);
        return default;
    }

    private async Task<Upstream> Serve()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var node = Run("node", "upstream.mjs", $"{port}");
        processes.Add(node);
        while (await node.StandardOutput.ReadLineAsync() is { } line && line != "ready")
        {
        }

        return new($"http://127.0.0.1:{port}");
    }

    private Process Run(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true })!;
}

/// <summary>A provider, and a person's browser before it.</summary>
public sealed class Upstream(string issuer)
{
    /// <summary>The audience of its access tokens for this service.</summary>
    public const string Api = "https://api.district-coaching.example";

    /// <summary>Exactly as it spells it.</summary>
    public string Issuer => issuer;

    /// <summary>From now on it signs in this account with these claims, and tells this lie.</summary>
    /// <param name="more">What it says only when asked for more.</param>
    public async Task Tell(string account, object claims, string? lie = null, object? more = null)
    {
        using var http = new HttpClient();
        (await http.PostAsJsonAsync($"{issuer}/control", new { account, claims, lie, userinfo = more ?? new { } })).EnsureSuccessStatusCode();
    }

    /// <summary>How often it was asked for its keys.</summary>
    public async Task<int> KeysAsked()
    {
        using var http = new HttpClient();
        return int.Parse(await http.GetStringAsync(new Uri($"{issuer}/control")), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Signs the account in at a client of its own and gives what the token endpoint did: an access token for this service's API, and an identity token.</summary>
    public async Task<(string Access, string Identity)> Tokens(string scope = "openid coaching")
    {
        const string back = "http://127.0.0.1:9/back", verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        var at = await Walk($"{issuer}/auth?client_id=lincoln&response_type=code&redirect_uri={Uri.EscapeDataString(back)}&scope={Uri.EscapeDataString(scope)}&resource={Uri.EscapeDataString(Api)}&code_challenge={challenge}&code_challenge_method=S256");
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"), new("client_id", "lincoln"), new("client_secret", "lincoln-secret"), new("code", System.Web.HttpUtility.ParseQueryString(at.Query)["code"]),
            new("redirect_uri", back), new("code_verifier", verifier), new("resource", Api),
        ]);
        using var answer = await http.PostAsync(new Uri($"{issuer}/token"), form);
        var told = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        return told.TryGetProperty("access_token", out var access) ? (access.GetString()!, told.GetProperty("id_token").GetString()!) : throw new InvalidOperationException($"{told} {at}");
    }

    /// <summary>Where it sends a new browser of hers back to.</summary>
    public async Task<Uri> Walk(string to)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() });
        for (var at = new Uri(to); ;)
        {
            using var answer = await http.GetAsync(at);
            if (answer.Headers.Location is not { } next)
            {
                throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
            }

            at = new Uri(at, next);
            if (at.Authority != new Uri(issuer).Authority)
            {
                return at;
            }
        }
    }
}
