using System.CommandLine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>Writes a suspended district into an archive, to be imported elsewhere.</summary>
internal static class ExportVerb
{
    public static Command Make()
    {
        var (slug, to, key, reason, data) = (MoveOptions.Slug(), MoveOptions.Out("the archive"), MoveOptions.Key(), MoveOptions.Reason(), MoveOptions.Data());
        var verb = new Command("export", "Writes everything of a suspended district into one sealed archive. From then on it is resumed here only after district call-off.") { slug, to, key, reason, data };
        verb.SetAction((parsed, cancel) => MoveStores.Do(parsed.GetValue(data)!, stores => Run(stores, parsed.GetValue(slug)!, parsed.GetValue(to)!, parsed.GetValue(key)!, parsed.GetValue(reason)!, cancel), cancel));
        return verb;
    }

    /// <summary>The archive is there whole or not at all, and its owner's alone.</summary>
    private static async Task<string> Run(MoveStores stores, string slug, FileInfo to, FileInfo keyFile, string reason, CancellationToken cancel)
    {
        if (to.Exists)
        {
            throw new StartException($"There is a file {to.Name} already. Name another with --out.");
        }

        await stores.NotRestored(cancel);
        var (district, key, half) = (await stores.Named(slug, cancel), TransportKey.Read(keyFile.FullName), to.FullName + ".half");
        ArchiveCounts counts;
        try
        {
            await using var file = Create(half);
            counts = await stores.Export.Write(district, slug, reason, file, key, Tables.All, cancel);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(half);
            throw;
        }

        File.Move(half, to.FullName, overwrite: false);
        return $"District {slug} is exported: {counts.Streams} streams, {counts.Events} events, {counts.Texts} texts, {counts.Rows} rows, {counts.Keys} keys, {counts.SignIns} rows of sign-ins. Import the archive where the district is to live, then release it here.";
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new(path, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException("The archive cannot be written there. Name another place with --out.");
        }
    }
}
