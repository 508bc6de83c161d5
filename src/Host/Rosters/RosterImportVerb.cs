using System.CommandLine;
using System.IO.Compression;
using System.Runtime.InteropServices;
using DistrictCoaching.OneRoster;

namespace DistrictCoaching.Host;

/// <summary>Sends a district's OneRoster files to a running service and follows the import to where it ends or waits: 0 applied or planned, 1 refused or cancelled, 2 could not be asked, 3 waits for an approval.</summary>
internal static class RosterImportVerb
{
    public static void AddTo(RootCommand root)
    {
        var files = new Argument<string>("files") { Description = "A OneRoster folder, or a zip of one." };
        var district = new Option<string>("--district") { Description = "The slug of the district.", Required = true };
        var planOnly = new Option<bool>("--plan-only") { Description = "Only says what would change." };
        var service = new Option<string?>("--service") { Description = "Where the service answers. Default: the sample's address, else http://localhost:5080/." };
        var token = new Option<FileInfo?>("--token-file") { Description = $"A file with an access token of a district lead or administrator. Else the variable {RosterToken.Variable}; else the sample district's lead." };
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder of a service with a sample district.", DefaultValueFactory = _ => new(UpSettings.UsualData) };
        var import = new Command("import", "Imports a OneRoster folder. Exit code 0: applied, or planned. 1: refused or cancelled. 2: it could not be asked. 3: it waits for an approval.") { files, district, planOnly, service, token, data };
        import.SetAction((parsed, cancel) => Failures.Say(async () =>
        {
            using var package = Package(parsed.GetValue(files)!);
            var (address, bearer) = await RosterToken.Find(parsed.GetValue(service), parsed.GetValue(token), parsed.GetValue(data)!.FullName, parsed.GetValue(district)!, cancel);
            using var client = new RosterClient(address, bearer, TimeProvider.System);
            await client.Check(parsed.GetValue(district)!, cancel);
            using var told = new CancellationTokenSource();
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Heed(signal, told));
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Heed(signal, told));
            return await new RosterImportRun(client, Guid.NewGuid(), Console.Out, !Console.IsOutputRedirected, TimeProvider.System).Follow(package, parsed.GetValue(planOnly), told.Token);
        }));
        root.Add(new Command("roster", "Rosters: a district's schools, people and roles.") { import });
    }

    private static void Heed(PosixSignalContext signal, CancellationTokenSource told)
    {
        signal.Cancel = true;    // the import is asked to cancel first
        told.Cancel();
    }

    /// <summary>The zip to send; of a folder one is made, which goes when it is closed.</summary>
    private static FileStream Package(string path)
    {
        if (File.Exists(path))
        {
            return File.OpenRead(path);
        }

        if (!Directory.Exists(path) || Directory.GetFiles(path, "*.csv") is not { Length: > 0 } files)
        {
            throw new StartException("There is no OneRoster folder with CSV files, and no zip, at this path. Name one.");
        }

        var zipped = SpoolFile.New();
        using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                zip.CreateEntryFromFile(file, Path.GetFileName(file), CompressionLevel.Fastest);
            }
        }

        zipped.Position = 0;
        return zipped;
    }
}
