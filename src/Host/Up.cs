using System.CommandLine;

namespace DistrictCoaching.Host;

/// <summary>Starts the service; the verb that is meant where none is named.</summary>
internal static class Up
{
    public static void AddTo(RootCommand root)
    {
        var target = new Option<string>("--target") { Description = "What to run: everything in one process, one part of it, or the migration of the database.", DefaultValueFactory = _ => Target.All.Name };
        target.AcceptOnlyFromAmong([.. Target.Every.Select(one => one.Name)]);
        var port = new Option<int?>("--port") { Description = "The port on loopback. Default 5080, unless the setting Urls says where to listen." };
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder of the embedded store; made where there is none.", DefaultValueFactory = _ => new(UpSettings.UsualData) };
        var sample = new Option<DirectoryInfo?>("--sample") { Description = "A OneRoster folder to make a sample district of, on the first start; in Development only." };
        root.Add(target);
        root.Add(port);
        root.Add(data);
        root.Add(sample);
        root.SetAction((parsed, cancel) => Failures.Say(async () =>
        {
            var what = Target.Named(parsed.GetValue(target)!);
            var settings = new UpSettings(parsed.GetValue(port), parsed.GetValue(data)!.FullName, parsed.GetValue(sample)?.FullName);
            return await (what == Target.Migrate ? Migrate.Run(cancel) : Service.Run(what, settings, cancel));
        }));
    }
}

/// <summary>What the command line says.</summary>
/// <param name="Port">Null: where the setting <c>Urls</c> says, else the usual port.</param>
internal sealed record UpSettings(int? Port, string Data, string? Sample)
{
    public const string UsualData = ".data";

    /// <summary>Where the service listens on loopback.</summary>
    public Uri Address => new($"http://localhost:{Port ?? 5080}/");

    public bool IsUsualData => Data == Path.GetFullPath(UsualData);
}
