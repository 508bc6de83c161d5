namespace DistrictCoaching.EndToEnd;

/// <summary>A network of which each silo has an address of its own, so that it can be cut off from some and not from others; the rest of the service is at its other end. Needs root on Linux.</summary>
internal sealed class PrivateNetwork : IAsyncDisposable
{
    /// <summary>Where the database is.</summary>
    public const string Database = "10.77.0.9";

    private const string Bridge = "dcfaults", Others = "10.77.0.1";
    private readonly int silos;

    private PrivateNetwork(int silos) => this.silos = silos;

    public static async Task<PrivateNetwork> Make(int silos)
    {
        var network = new PrivateNetwork(silos);
        await Ip("link add {0} type bridge", Bridge);
        await Ip("addr add {0}/24 dev {1}", Others, Bridge);
        await Ip("addr add {0}/24 dev {1}", Database, Bridge);
        await Ip("link set {0} up", Bridge);
        for (var silo = 0; silo < silos; silo++)
        {
            await Ip("netns add {0}", Space(silo));
            await Ip("link add {0} type veth peer name eth0 netns {1}", Cable(silo), Space(silo));
            await Ip("link set {0} master {1} up", Cable(silo), Bridge);
            await Ip("-n {0} addr add {1}/24 dev eth0", Space(silo), Address(silo));
            await Ip("-n {0} link set eth0 up", Space(silo));
            await Ip("-n {0} link set lo up", Space(silo));
        }

        return network;
    }

    /// <summary>Puts every silo of a cluster where it belongs.</summary>
    public void Place(Cluster cluster)
    {
        for (var silo = 0; silo < silos; silo++)
        {
            var own = cluster.Settings.Where(setting => setting.Value.Contains("Host=127.0.0.1", StringComparison.Ordinal)).ToDictionary(setting => setting.Key, setting => setting.Value.Replace("127.0.0.1", Database, StringComparison.Ordinal));
            own["Cluster:Address"] = Address(silo);
            cluster.Places[silo] = (["ip", "netns", "exec", Space(silo)], own);
        }
    }

    /// <summary>Cuts a silo off from the database, or from the other silos.</summary>
    public Task Cut(int silo, bool database) => Route("add", silo, database);

    public Task Mend(int silo, bool database) => Route("del", silo, database);

    public async ValueTask DisposeAsync()
    {
        for (var silo = 0; silo < silos; silo++)
        {
            await Ip("netns del {0}", Space(silo));
        }

        await Ip("link del {0}", Bridge);
    }

    private async Task Route(string what, int silo, bool database)
    {
        foreach (var address in database ? [Database] : Enumerable.Range(0, silos).Where(other => other != silo).Select(Address))
        {
            await Ip("-n {0} route {1} blackhole {2}/32", Space(silo), what, address);
        }
    }

    private static string Space(int silo) => $"{Bridge}{silo}";

    private static string Cable(int silo) => $"{Bridge}c{silo}";

    private static string Address(int silo) => $"10.77.0.{silo + 10}";

    private static Task Ip(string format, params object[] names) => SmallDisk.Run("ip", string.Format(System.Globalization.CultureInfo.InvariantCulture, format, names).Split(' '));
}
