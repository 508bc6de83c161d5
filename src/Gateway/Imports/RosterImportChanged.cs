using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Subscription
{
    /// <summary>
    /// An import of the roster as it goes on: state, percentage and counts. With the event that says that it is applied, refused or cancelled, the subscription is complete.
    /// For district leads and administrators.
    /// </summary>
    /// <param name="id">The id that the upload gave.</param>
    public static async Task<RosterImport> RosterImportChanged(
        [Id] string id, [FromUserContext] Caller caller, [FromServices] Importers importers, [FromServices] ImportDirectory imports, Watch watch, CancellationToken cancel)
    {
        await importers.Check(caller, cancel);
        var entry = await imports.Find(caller.District, NodeId.Read("RosterImport", id), cancel) ?? throw new RefusedError(Refusal.NotFound);
        if (entry.State is ImportState.Applied or ImportState.Refused or ImportState.Cancelled)
        {
            watch.End();
        }

        return new(entry);
    }
}
