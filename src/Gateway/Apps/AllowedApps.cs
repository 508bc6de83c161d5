using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Viewer
{
    /// <summary>The applications that she allowed to act for her, and did not end. Told to her through our own client; another client is told of none.</summary>
    [StaysOpen]
    public async Task<IEnumerable<AllowedApp>> Apps([FromServices] OwnClient own, [FromServices] IApps apps, CancellationToken cancel) =>
        caller.Person is { } person && own.Is(caller) ? (await apps.Allowed(caller.District, person, cancel)).Select(app => new AllowedApp(app)) : [];
}

/// <summary>An application that a person allowed to act for her.</summary>
public sealed class AllowedApp(Domain.AllowedApp app)
{
    /// <summary>Its client_id.</summary>
    public string ClientId => app.ClientId;

    /// <summary>Its name.</summary>
    public string Name => app.Name;

    /// <summary>What she allowed it.</summary>
    public IEnumerable<AppScope> Scopes => app.Scopes;

    /// <summary>Since when.</summary>
    public DateTimeOffset Since => app.Since;
}
