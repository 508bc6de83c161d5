using System.Globalization;
using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class District
{
    /// <summary>The last 30 imports of the roster, newest first. For district leads and administrators.</summary>
    public async Task<Connection<RosterImport>> RosterImports(
        Page page, [FromUserContext] Caller caller, [FromServices] Importers importers, [FromServices] ImportDirectory imports, CancellationToken cancel)
    {
        await importers.Check(key, caller, cancel);
        var before = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var (rows, total) = await imports.List(key, before, page.Take, cancel);
        return page.Connection(rows, entry => entry.Number.ToString(CultureInfo.InvariantCulture), entry => new RosterImport(entry), total);
    }

    /// <summary>One of them; null where there is none with this id. For district leads and administrators.</summary>
    /// <param name="id">The id that the upload gave.</param>
    public async Task<RosterImport?> RosterImport(
        [Id] string id, [FromUserContext] Caller caller, [FromServices] Importers importers, [FromServices] ImportDirectory imports, CancellationToken cancel)
    {
        await importers.Check(key, caller, cancel);
        return await imports.Find(key, NodeId.Read("RosterImport", id), cancel) is { } entry ? new(entry) : null;
    }

    /// <summary>What roster imports may do without an approval.</summary>
    public RosterImportPolicy RosterImportPolicy => new(view.Imports);
}
