using System.CommandLine;

namespace DistrictCoaching.Host;

/// <summary>Makes an imported and released district one of this service.</summary>
internal static class OpenVerb
{
    public static Command Make()
    {
        var (slug, reason, data) = (MoveOptions.Slug(), MoveOptions.Reason(), MoveOptions.Data());
        var release = new Option<FileInfo>("--release") { Description = "The file that district release wrote where the district came from.", Required = true };
        var verb = new Command("open", "Makes an imported district one of this service, with the release of where it came from. It is suspended until it is resumed.") { slug, release, reason, data };
        verb.SetAction((parsed, cancel) => MoveStores.Do(parsed.GetValue(data)!, stores => Run(stores, parsed.GetValue(slug)!, parsed.GetValue(release)!, parsed.GetValue(reason)!, cancel), cancel));
        return verb;
    }

    private static async Task<string> Run(MoveStores stores, string slug, FileInfo release, string reason, CancellationToken cancel)
    {
        await stores.Handover.Open(slug, await MoveOptions.ReadText(release, cancel), reason, cancel);
        return $"District {slug} is open here, and suspended: its people can sign in and stop, and nothing else is done. Look at it, then resume it.";
    }
}
