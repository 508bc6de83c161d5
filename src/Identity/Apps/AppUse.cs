using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>Counts the tokens that applications, by their client ids, get for themselves.</summary>
internal sealed class AppUse(IServiceProvider services, TimeProvider clock, ILogger<AppUse> logger) : Tally<string>(services, clock, logger)
{
    protected override Task Write(IdentityDb db, string what, long times, long last, CancellationToken cancel) =>
        db.Apps.Where(app => app.ClientId == what).ExecuteUpdateAsync(
            app => app.SetProperty(a => a.Tokens, a => a.Tokens + times).SetProperty(a => a.LastUsed, a => a.LastUsed > last ? a.LastUsed : last), cancel);
}
