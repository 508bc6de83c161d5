using DistrictCoaching.OneRoster;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DistrictCoaching.Grains;

/// <summary>Makes a silo able to host the product's grains.</summary>
public static class GrainsSetup
{
    /// <summary>Needs the storage's services; time comes from the <see cref="TimeProvider"/> under Orleans' key for grains.</summary>
    public static ISiloBuilder AddGrains(this ISiloBuilder silo)
    {
        silo.AddIncomingGrainCallFilter<TenantFilter>();
        silo.AddIncomingGrainCallFilter<OutageFilter>();
        silo.Services.TryAddSingleton(new RestOptions());
        silo.Services.TryAddSingleton(new WebhookOptions());
        silo.Services.AddSingleton<WebhookSender>();
        silo.Services.AddSingleton<Neighbourhood>();
        silo.Services.AddSingleton<GrainServices>();
        return silo;
    }
}
