using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Silo;

/// <summary>Looks every five seconds whether the files were renewed: from then on new connections use what they hold.</summary>
internal sealed class CertificateRounds(PeerTls tls, TimeProvider clock, ILogger<PeerTls> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (tls.Renew() is { } problem)
            {
                log.NotRenewed(problem);
            }
        }
    }
}
