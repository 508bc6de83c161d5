using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Silo;

/// <summary>Webhooks are told what changed, and again what they did not accept, when its time has come.</summary>
internal sealed class WebhookRounds(IGrainFactory grains, DistrictDirectory districts, WebhookDirectory webhooks, TimeProvider clock, ILogger<WebhookRounds> log) : DistrictRounds(districts, clock, log)
{
    protected override async Task Resume(DistrictId district, CancellationToken cancel)
    {
        if (await webhooks.Any(district, cancel))
        {
            await grains.Webhooks(district).Resume();
        }
    }
}
