using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Silo;

/// <summary>Says at the start that nothing is encrypted between the processes of the cluster.</summary>
internal sealed class PlainText(ILogger<PlainText> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        log.PlainText();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
