using System.CommandLine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>Writes a district out of an archive, where it waits to be opened.</summary>
internal static class ImportVerb
{
    public static Command Make()
    {
        var (archive, receipt, key, data) = (MoveOptions.Archive(), MoveOptions.Out("the receipt"), MoveOptions.Key(), MoveOptions.Data());
        var verb = new Command("import", "Checks an archive to its end, then writes its district and a receipt, with which it is released where it came from. It is none here until district open. Killed at any point, run it again.") { archive, receipt, key, data };
        verb.SetAction((parsed, cancel) => MoveStores.Do(parsed.GetValue(data)!, stores => Run(stores, parsed.GetValue(archive)!, parsed.GetValue(receipt)!, parsed.GetValue(key)!, cancel), cancel));
        return verb;
    }

    private static async Task<string> Run(MoveStores stores, FileInfo archive, FileInfo receipt, FileInfo keyFile, CancellationToken cancel)
    {
        await using var file = MoveOptions.Read(archive);
        var contents = ArchiveContents.Check(file, TransportKey.Read(keyFile.FullName));
        await MoveOptions.WriteText(receipt, await stores.Import.Write(contents, Tables.All, cancel), cancel);
        return $"District {contents.Slug} is imported: {contents.Counts.Streams} streams, {contents.Counts.Events} events, {contents.Counts.Keys} keys, as it was on {contents.Made:u}. Release it where it came from with the receipt, then open it here.";
    }
}
