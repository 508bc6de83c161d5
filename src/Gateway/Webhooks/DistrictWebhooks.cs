using System.Globalization;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class District
{
    /// <summary>The addresses that are told of changes in the directory, at most ten, oldest first. For district leads and administrators.</summary>
    public async Task<Connection<Webhook>> Webhooks(Page page, [FromUserContext] Caller caller, [FromServices] Importers importers, [FromServices] Grains grains, CancellationToken cancel)
    {
        await importers.Check(key, caller, cancel);
        var after = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var all = await grains.Webhooks(caller).All();
        return page.Connection([.. all.Where(view => view.Number > after).Take(page.Take)], view => view.Number.ToString(CultureInfo.InvariantCulture), view => new Webhook(view), all.Length);
    }

    /// <summary>One of them; null where there is none with this id. For district leads and administrators.</summary>
    /// <param name="id">The webhook's id.</param>
    public async Task<Webhook?> Webhook([Id] string id, [FromUserContext] Caller caller, [FromServices] Importers importers, [FromServices] Grains grains, CancellationToken cancel)
    {
        await importers.Check(key, caller, cancel);
        return (await grains.Webhooks(caller).All()).FirstOrDefault(view => view.Id == NodeId.Read("Webhook", id)) is { } found ? new(found) : null;
    }
}
