using System.CommandLine;

namespace DistrictCoaching.Host;

/// <summary>Takes away what was imported of a district that does not come.</summary>
internal static class DiscardVerb
{
    public static Command Make()
    {
        var (slug, data) = (MoveOptions.Slug(), MoveOptions.Data());
        var verb = new Command("discard", "Destroys what was imported of a district that is not opened, keys first. It cannot be imported here again.") { slug, data };
        verb.SetAction((parsed, cancel) => MoveStores.Do(parsed.GetValue(data)!, stores => Run(stores, parsed.GetValue(slug)!, cancel), cancel));
        return verb;
    }

    private static async Task<string> Run(MoveStores stores, string slug, CancellationToken cancel)
    {
        await stores.Handover.Discard(slug, cancel);
        return $"What was imported of district {slug} is destroyed here, and its slug is free.";
    }
}
