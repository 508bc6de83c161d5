using System.Net;
using System.Net.Sockets;
using DistrictCoaching.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace DistrictCoaching.Silo;

/// <summary>Adds a silo to a host.</summary>
public static class Setup
{
    /// <summary>
    /// A silo that hosts the product's grains, with a client in the same process. Needs the storage's services.
    /// Without a membership connection it is a cluster of its own on loopback, on free ports; with one it joins the cluster of that name in PostgreSQL.
    /// </summary>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder host, SiloSettings settings)
    {
        host.Services.AddHostedService<JournalRounds>();    // before the silo, so that it stops after it
        host.UseOrleans(silo =>
        {
            if (settings.Membership is { } connection)
            {
                silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection));
                silo.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = ("district-coaching", settings.Cluster));
                silo.ConfigureEndpoints(settings.Address, settings.SiloPort ?? FreePort(), settings.GatewayPort ?? FreePort(), listenOnAnyHostAddress: false);
            }
            else
            {
                var port = FreePort();
                silo.UseLocalhostClustering(port, FreePort(), new IPEndPoint(IPAddress.Loopback, port), "district-coaching", "embedded");
            }

            silo.Configure<ClusterMembershipOptions>(options =>
            {
                // operations.md: dead after about two seconds, frozen after eight
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 2;
                options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
                options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            });
            silo.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = 2_000);
            silo.Services.AddKeyedSingleton(TimeProviderNames.Grains, (services, _) => services.GetRequiredService<TimeProvider>());
            silo.AddGrains();
        });
        return host;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>How a silo finds its cluster.</summary>
public sealed class SiloSettings
{
    /// <summary>PostgreSQL connection string of the membership table; null: a cluster of one, embedded.</summary>
    public string? Membership { get; init; }

    /// <summary>Two clusters on one database are apart by this name.</summary>
    public string Cluster { get; init; } = "main";

    /// <summary>The address that other silos and gateways reach this one by.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Null: a free one.</summary>
    public int? SiloPort { get; init; }

    /// <summary>Null: a free one.</summary>
    public int? GatewayPort { get; init; }
}
