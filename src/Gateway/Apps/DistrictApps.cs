using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class District
{
    /// <summary>The applications that the district registered, those that were revoked too. For district leads and administrators.</summary>
    public async Task<IEnumerable<App>> Apps([FromUserContext] Caller caller, [FromServices] Importers importers, [FromServices] IApps apps, CancellationToken cancel)
    {
        await importers.Check(key, caller, cancel);
        return (await apps.Of(key, cancel)).Select(app => new App(app, caller));
    }
}
