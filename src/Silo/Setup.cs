using System.Net;
using System.Net.Sockets;
using DistrictCoaching.Contracts;
using DistrictCoaching.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace DistrictCoaching.Silo;

/// <summary>Adds a silo, or a client of silos in other processes, to a host.</summary>
public static class Setup
{
    private const string Service = "district-coaching";

    /// <summary>How long a caller waits for a grain; then she is told to try again.</summary>
    private static readonly TimeSpan Answers = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A silo that hosts the product's grains, with a client in the same process. Needs the storage's services.
    /// Without a membership connection it is a cluster of its own on loopback, on free ports; with one it joins the cluster of that name in PostgreSQL.
    /// </summary>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder host, SiloSettings settings)
    {
        host.Services.AddHostedService<JournalRounds>();    // before the silo, so that it stops after it
        host.Services.AddTls(settings.Tls, settings.Membership is not null);
        host.UseOrleans(silo =>
        {
            if (settings.Membership is { } connection)
            {
                silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection));
                silo.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (Service, settings.Cluster));
                silo.Configure<SiloOptions>(options => options.SiloName = SiloContracts.Name(ContractLevel.This));
                silo.ConfigureEndpoints(settings.Address, settings.SiloPort ?? FreePort(), settings.GatewayPort ?? FreePort(), listenOnAnyHostAddress: false);
            }
            else
            {
                var port = FreePort();
                silo.UseLocalhostClustering(port, FreePort(), new IPEndPoint(IPAddress.Loopback, port), Service, "embedded");
            }

            if (settings.Tls is { } tls)
            {
                silo.Configure<SiloConnectionOptions>(options =>
                {
                    options.ConfigureSiloInboundConnection(connections => connections.AcceptByTls(tls, PeerRole.Silo));
                    options.ConfigureSiloOutboundConnection(connections => connections.ConnectByTls(tls));
                    options.ConfigureGatewayInboundConnection(connections => connections.AcceptByTls(tls, PeerRole.Gateway, PeerRole.Identity));
                });
            }

            if (settings.Traced)
            {
                silo.AddActivityPropagation();
            }

            silo.Configure<ClusterMembershipOptions>(options =>
            {
                // operations.md: dead after about two seconds, frozen after eight
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 2;
                options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
                options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
                // by the machine's clock: one that is five minutes ahead would have every other silo declared dead as it joins
                options.MaxJoinAttemptTime = TimeSpan.FromMinutes(30);
            });
            silo.Configure<SiloMessagingOptions>(options => (options.MaxEnqueuedRequestsHardLimit, options.ResponseTimeout) = (2_000, Answers));
            silo.Services.AddSingleton<IFatalErrorHandler, DeclaredDead>();
            silo.Services.AddKeyedSingleton(TimeProviderNames.Grains, (services, _) => services.GetRequiredService<TimeProvider>());
            silo.AddGrains();
        });
        host.Services.AddHostedService<ImportRounds>();    // after the silo, whose grains these call
        host.Services.AddHostedService<WebhookRounds>();
        host.Services.AddHostedService<DeletionRounds>();
        return host;
    }

    /// <summary>A client of the cluster of that name, in a process without grains. The host has started when a silo was found; until then it looks for one.</summary>
    /// <param name="tls">Null: in plain text.</param>
    /// <param name="traced">Whether a silo goes on with the trace of who asks it.</param>
    public static IHostApplicationBuilder AddSiloClient(this IHostApplicationBuilder host, string membership, string cluster, PeerTls? tls, bool traced)
    {
        host.Services.AddTls(tls, said: true);
        host.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", membership));
            client.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (Service, cluster));
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = Answers);
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
            client.UseConnectionRetryFilter<LookAgain>();
            if (traced)
            {
                client.AddActivityPropagation();
            }

            if (tls is not null)
            {
                client.Configure<ClientConnectionOptions>(options => options.ConfigureConnection(connections => connections.ConnectByTls(tls)));
            }
        });
        return host;
    }

    /// <param name="said">Whether others are reached over a network, so that plain text must be said.</param>
    private static void AddTls(this IServiceCollection services, PeerTls? tls, bool said)
    {
        if (tls is not null)
        {
            services.AddSingleton(tls).AddHostedService<CertificateRounds>();
        }
        else if (said)
        {
            services.AddHostedService<PlainText>();
        }
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

    /// <summary>Null: in plain text.</summary>
    public PeerTls? Tls { get; init; }

    /// <summary>Whether it goes on with the trace of who asks it.</summary>
    public bool Traced { get; init; }

    /// <summary>The address that other silos and gateways reach this one by.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Null: a free one.</summary>
    public int? SiloPort { get; init; }

    /// <summary>Null: a free one.</summary>
    public int? GatewayPort { get; init; }
}
