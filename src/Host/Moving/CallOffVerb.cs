using System.CommandLine;

namespace DistrictCoaching.Host;

/// <summary>Keeps an exported district here.</summary>
internal static class CallOffVerb
{
    public static Command Make()
    {
        var (slug, reason, data) = (MoveOptions.Slug(), MoveOptions.Reason(), MoveOptions.Data());
        var verb = new Command("call-off", "Keeps an exported district here: its archives can never be released any more. Refused once it is released.") { slug, reason, data };
        verb.SetAction((parsed, cancel) => MoveStores.Do(parsed.GetValue(data)!, stores => Run(stores, parsed.GetValue(slug)!, parsed.GetValue(reason)!, cancel), cancel));
        return verb;
    }

    private static async Task<string> Run(MoveStores stores, string slug, string reason, CancellationToken cancel)
    {
        await stores.Handover.CallOff(await stores.Named(slug, cancel), reason, cancel);
        return $"District {slug} stays here, suspended. Resume it when you are ready; discard what was imported of it elsewhere.";
    }
}
