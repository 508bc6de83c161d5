using System.Net;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;
using DistrictCoaching.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace DistrictCoaching.EndToEnd;

/// <summary>A client that talks to one silo and to no other, past the gateway's patience: what it asks waits in that silo's socket.</summary>
internal sealed class GrainClient : IAsyncDisposable
{
    private readonly IHost host;

    private GrainClient(IHost host) => this.host = host;

    public static async Task<GrainClient> Connect(string cluster, int port, PeerTls tls, CancellationToken cancel)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, port));
            client.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = ("district-coaching", cluster));
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromMinutes(5));
            client.Configure<ClientConnectionOptions>(options => options.ConfigureConnection(connections => connections.ConnectByTls(tls)));
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancel);
            return new(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>A teacher as the gateway names her.</summary>
    public ITeacherGrain Teacher(string district, string teacher)
    {
        var tenant = new DistrictId(NodeId.Read("District", district));
        CallingDistrict.Set(tenant);
        return host.Services.GetRequiredService<IGrainFactory>().Teacher(tenant, new(NodeId.Read("Person", teacher)));
    }

    /// <summary>Whether this client's silo is the one that holds the grain now.</summary>
    public async Task<bool> Holds(IAddressable grain, int siloGateway)
    {
        var management = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        var at = await management.GetActivationAddress(grain);
        return at is not null && (await management.GetDetailedHosts(onlyActive: true)).Any(silo => silo.SiloAddress.Equals(at) && silo.ProxyPort == siloGateway);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await host.StopAsync(now.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        host.Dispose();
    }
}
