using System.CommandLine;

namespace DistrictCoaching.Host;

/// <summary>Starts the service; the verb that is meant where none is named.</summary>
internal static class Up
{
    public static void AddTo(RootCommand root)
    {
        var target = new Option<string>("--target") { Description = "What to run: all.", DefaultValueFactory = _ => "all" };
        target.AcceptOnlyFromAmong("all");
        var port = new Option<int>("--port") { Description = "The port on loopback.", DefaultValueFactory = _ => 5080 };
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder; made where there is none.", DefaultValueFactory = _ => new(".data") };
        var sample = new Option<DirectoryInfo?>("--sample") { Description = "A OneRoster folder to make a sample district of, on the first start." };
        root.Add(target);
        root.Add(port);
        root.Add(data);
        root.Add(sample);
        root.SetAction(async (parsed, cancel) =>
        {
            var settings = new UpSettings(parsed.GetValue(port), parsed.GetValue(data)!.FullName, parsed.GetValue(sample)?.FullName);
            return await Failures.Say(() => AllInOne.Run(settings, cancel));
        });
    }
}

/// <summary>What one process with everything in it needs to know.</summary>
internal sealed record UpSettings(int Port, string Data, string? Sample)
{
    public Uri Address => new($"http://localhost:{Port}/");
}
