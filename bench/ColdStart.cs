using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Identity;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Bench;

/// <summary>From the start of the process to the first answered query, on data that is there; and the import of the sample of 840 people.</summary>
internal static class ColdStart
{
    private const int Starts = 5;

    public static async Task Run()
    {
        await Import();
        var data = Directory.CreateTempSubdirectory("bench-");
        try
        {
            List<double> seconds = [], ready = [];
            string? token = null;
            var port = FreePort();    // one for all starts, since a token names its issuer
            for (var start = 0; start <= Starts; start++)
            {
                using var process = Launch(data.FullName, port);
                var began = Stopwatch.GetTimestamp();
                await Ready(process);
                ready.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
                token ??= await Token(data.FullName, port);
                var asking = Stopwatch.GetTimestamp();
                await Ask(port, token);
                seconds.Add(ready[^1] + Stopwatch.GetElapsedTime(asking).TotalSeconds);
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }

            Report.Value("first start, which makes the sample district", [seconds[0]], "s");
            Report.Value("start to the line that says it answers", ready[1..], "s");
            Report.Value("start to the first answered query", seconds[1..], "s", most: 4);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task Import()
    {
        if (Samples.Find("oneroster/clean-v1p2-bulk") is not { } folder)
        {
            Console.WriteLine("The sample of 840 people is not laid out beside this repository: its import is left out.");
            return;
        }

        await using var disk = new SqliteDisk();
        await using var world = await World.Make(disk, districts: 0, teachersOfEach: 0);
        List<double> seconds = [];
        for (var district = 0; district < Starts; district++)
        {
            var id = new DistrictId(Guid.NewGuid());
            var founder = await Rosters.Found(world.Grains, id);
            var began = Stopwatch.GetTimestamp();
            var import = new ImportAsked(Guid.NewGuid(), founder, Rosters.Read(folder));
            var plan = World.Value(await world.Grains.Roster(id).PlanImport(import));
            World.Value(await world.Grains.Roster(id).ApplyImport(import with { Approved = plan.Roster }));
            seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        Report.Value("import of the sample, the first in the process", [seconds[0]], "s", most: 2);
        Report.Value("import of the sample, later ones", seconds[1..], "s", most: 2);
    }

    private static Process Launch(string data, int port)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "DistrictCoaching.Host.dll"), "--target", "all", "--port", $"{port}", "--data", data, "--sample", Sample()])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return Process.Start(start)!;
    }

    private static async Task Ready(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("District Coaching answers on", StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException("The service did not start.");
    }

    private static async Task<string> Token(string data, int port)
    {
        using var sample = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(data, "sample.json")));
        using var flow = new PasswordFlow(new($"http://localhost:{port}/"));
        return (await flow.SignIn("marmalade-bay", "pip.thimbleberry", sample.RootElement.GetProperty("password").GetString()!)).AccessToken;
    }

    private static async Task Ask(int port, string token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://localhost:{port}/graphql") { Content = JsonContent.Create(new { query = "{ viewer { id } }" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || said.Contains("\"errors\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The first query was not answered: {(int)answer.StatusCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Sample()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(at!.FullName, "samples", "oneroster")))
        {
            at = at.Parent;
        }

        return Path.Combine(at.FullName, "samples", "oneroster");
    }
}
