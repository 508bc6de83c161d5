using System.CommandLine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>Lets an exported district go to where its archive was imported.</summary>
internal static class ReleaseVerb
{
    public static Command Make()
    {
        var (archive, receipt, to, key, reason, data) = (MoveOptions.Archive(), MoveOptions.Receipt(), MoveOptions.Out("the release"), MoveOptions.Key(), MoveOptions.Reason(), MoveOptions.Data());
        var verb = new Command("release", "Lets a district go for ever with its archive to where that was imported, and writes what opens it there and nowhere else. Refused where anything happened since the export.") { archive, receipt, to, key, reason, data };
        verb.SetAction((parsed, cancel) => MoveStores.Do(
            parsed.GetValue(data)!, stores => Run(stores, parsed.GetValue(archive)!, parsed.GetValue(receipt)!, parsed.GetValue(to)!, parsed.GetValue(key)!, parsed.GetValue(reason)!, cancel), cancel));
        return verb;
    }

    private static async Task<string> Run(MoveStores stores, FileInfo archive, FileInfo receipt, FileInfo to, FileInfo keyFile, string reason, CancellationToken cancel)
    {
        await stores.NotRestored(cancel);
        await using var file = MoveOptions.Read(archive);
        var contents = ArchiveContents.Check(file, TransportKey.Read(keyFile.FullName));
        var release = await stores.Handover.Release(contents, await MoveOptions.ReadText(receipt, cancel), reason, cancel);
        await MoveOptions.WriteText(to, release, cancel);
        return $"District {contents.Slug} is released: it is never resumed here. Open it where it was imported, with this release. Then delete it here.";
    }
}
