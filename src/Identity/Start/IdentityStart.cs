using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DistrictCoaching.Identity;

/// <summary>Makes keys and clients, and in SQLite the tables, before any hosted service starts, so that the others find identity ready.</summary>
internal sealed class IdentityStart(IServiceProvider services) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var settings = services.GetRequiredService<IdentitySettings>();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        try
        {
            if (settings.Options.Postgres is null)
            {
                Directory.CreateDirectory(settings.Options.DataFolder);
            }

            await Tables.Alone(db, () => Prepare(scope.ServiceProvider, settings, db, cancellationToken), cancellationToken);
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            throw new IdentityStartException(settings.Options.Postgres is null
                ? "Identity:DataFolder cannot be used: identity.db in it must be writable and a whole SQLite database."
                : "Identity:Postgres cannot be used: the database must be reachable, and this role must be the one that --target migrate was given.", e);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Prepare(IServiceProvider scope, IdentitySettings settings, IdentityDb db, CancellationToken cancel)
    {
        await (settings.Options.Postgres is null ? Tables.Migrate(db, null, cancel) : Tables.Check(db, cancel));
        await services.GetRequiredService<KeyRolling>().Once(cancel);
        await scope.GetRequiredService<ClientSeeds>().Apply(cancel);
    }
}
