using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class District
{
#pragma warning disable CA1822 // a static member is no field of the schema
    /// <summary>The applications that the district registered, those that were revoked too. For district leads and administrators.</summary>
    public async Task<IEnumerable<App>> Apps([FromUserContext] Caller caller, [FromServices] Importers importers, [FromServices] IApps apps, CancellationToken cancel)
    {
        await importers.Check(caller, cancel);
        return (await apps.Of(caller.District, cancel)).Select(app => new App(app, caller));
    }
#pragma warning restore CA1822
}
