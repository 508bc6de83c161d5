namespace DistrictCoaching.EndToEnd;

/// <summary>Three silos, and two gateways and two identities behind balancers, that are replaced while they are used as a platform does it: a new one is ready before an old one is told to stop.</summary>
internal sealed class RollingCluster() : Cluster(Silos)
{
    private const int Silos = 3, Replicas = 2;
    private readonly Dictionary<string, Balancer> fronts = [];
    private readonly Dictionary<string, (HostProcess? Process, int Port)[]> behind = [];

    /// <summary>What this release's processes ended with that were told to stop.</summary>
    public List<int> Ends { get; } = [];

    /// <summary>Replaces every process by one of <see cref="Cluster.Host"/>: silos, gateways and identities at the same time, of each one after the other.</summary>
    public async Task Roll(string from)
    {
        await Task.WhenAll([RollSilos(from), .. behind.Keys.Select(target => Roll(target, from))]);
    }

    internal override async Task Before(string target, int port)
    {
        fronts[target] = new(port);
        var replicas = behind[target] = new (HostProcess?, int)[Replicas];
        await Task.WhenAll(Enumerable.Range(0, Replicas).Select(async replica => replicas[replica] = await Start(target)));    // those that are ready are known where another one is not
    }

    internal override async ValueTask End()
    {
        foreach (var (process, _) in behind.Values.SelectMany(replicas => replicas))
        {
            await (process?.DisposeAsync() ?? default);
        }

        foreach (var front in fronts.Values)
        {
            await front.DisposeAsync();
        }
    }

    private async Task RollSilos(string from)
    {
        for (var silo = 0; silo < Silos; silo++)
        {
            (SiloPorts[silo], SiloGateways[silo]) = (HostProcess.FreePort(), HostProcess.FreePort());
            await Leave((await StartSilo(silo))!, from);
        }
    }

    private async Task Roll(string target, string from)
    {
        for (var replica = 0; replica < Replicas; replica++)
        {
            var (before, _) = behind[target][replica];
            behind[target][replica] = await Start(target);
            await Leave(before!, from);
        }
    }

    private async Task<(HostProcess? Process, int Port)> Start(string target)
    {
        var port = HostProcess.FreePort();
        var process = Launch(target, port);
        try
        {
            fronts[target].Add(port);
            await process.Ready();
            await fronts[target].Until(port, goes: true);
            return (process, port);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private async Task Leave(HostProcess process, string from)
    {
        var code = await process.Stop();
        await process.DisposeAsync();
        if (from == HostProcess.Host)
        {
            lock (Ends)
            {
                Ends.Add(code);
            }
        }
    }
}
