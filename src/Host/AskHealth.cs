using System.CommandLine;

namespace DistrictCoaching.Host;

/// <summary>Asks running parts whether they are ready, from within the platform's own network: 0 all are, 1 one is not, and which.</summary>
internal static class AskHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void AddTo(RootCommand root)
    {
        var addresses = new Argument<string[]>("address") { Description = "Such as http://gateway:8080/health/ready.", Arity = ArgumentArity.OneOrMore };
        var health = new Command("health", "Asks health endpoints of running parts. Exit code 0: all answered 200. 1: one did not, with a line for each.") { addresses };
        health.SetAction((parsed, cancel) => Run(parsed.GetValue(addresses)!, cancel));
        root.Add(health);
    }

    private static async Task<int> Run(IEnumerable<string> addresses, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = Patience };
        var code = 0;
        foreach (var address in addresses)
        {
            var answer = await Ask(http, address, cancel);
            Console.WriteLine($"{address}: {answer}");
            code = answer == "ready" ? code : 1;
        }

        return code;
    }

    private static async Task<string> Ask(HttpClient http, string address, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(address), cancel);
            return answer.IsSuccessStatusCode ? "ready" : $"not ready ({(int)answer.StatusCode})";
        }
        catch (Exception silent) when (silent is HttpRequestException or UriFormatException or NotSupportedException || (silent is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            return "no answer";
        }
    }
}
