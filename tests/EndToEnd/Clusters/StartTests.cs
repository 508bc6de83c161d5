using DistrictCoaching.Contracts;
using DistrictCoaching.Silo;
using DistrictCoaching.Storage;
using DistrictCoaching.Storage.Postgres;

namespace DistrictCoaching.EndToEnd;

/// <summary>What the start of a process refuses, beside a cluster that runs.</summary>
[Collection(nameof(Cluster))]
public sealed class StartTests(Cluster cluster)
{
    [Theory]
    [InlineData("silo", "Database:Connection", "")]
    [InlineData("silo", "Database:ReaderConnection", "")]
    [InlineData("silo", "Keys:MasterKeyFile", "")]
    [InlineData("silo", "Cluster:SiloPort", "no port")]
    [InlineData("silo", "Metrics:Port", "no port")]
    [InlineData("silo", "Cluster:Name", "Not one that a certificate can bear")]
    [InlineData("gateway", "Cluster:Tls:Key", "")]
    [InlineData("gateway", "Telemetry:Otlp:Endpoint", "collector:4317")]
    [InlineData("identity", "Cluster:Tls:Authority", "/nowhere")]
    [InlineData("gateway", "Identity:Postgres", "Host=db.example.org;Database=identity;Username=identity")]
    [InlineData("identity", "Identity:MasterKey", "")]
    [InlineData("migrate", "Database:OwnerConnection", "")]
    public async Task A_wrong_setting_names_itself(string target, string setting, string value)
    {
        var (code, said) = await cluster.Refused(target, (setting, value));
        Assert.Equal(2, code);
        Assert.StartsWith(setting, said, StringComparison.Ordinal);
        Assert.Single(said.Trim().Split('\n'));
    }

    [Fact]
    public async Task An_event_that_this_release_cannot_read_is_refused_at_the_start_and_what_runs_goes_on()
    {
        await cluster.Server.Run(cluster.Journal, "insert into event_types values ('consent.granted/1000')");
        Refused("NEWER_RELEASE", await cluster.Refused("gateway"));
        await cluster.Server.Run(cluster.Journal, "delete from event_types where type = 'consent.granted/1000'");
    }

    [Theory]
    [InlineData("silo", "Silo_0a1b", "now()", 3, false)]
    [InlineData("silo", "silo-0a1b.contracts-1000-1000", "now()", 3, true)]
    [InlineData("gateway", "silo-0a1b.contracts-1000-1000", "now()", 4, true)]
    [InlineData("gateway", "silo-0a1b.contracts-1000-1000", "now()", 6, false)]
    [InlineData("gateway", "silo-0a1b.contracts-1000-1000", "now() - interval '2 minutes'", 3, false)]
    public async Task Silos_beside_which_this_release_cannot_work_are_refused_at_the_start_where_they_live(string target, string silo, string alive, int status, bool refused)
    {
        var other = $"beside-{Guid.NewGuid():N}";
        await cluster.Server.Run(cluster.Journal,
            $"insert into orleansmembershipversiontable(deploymentid) values ('{other}'); insert into orleansmembershiptable(deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime) "
            + $"values ('{other}', '127.0.0.1', 1, 1, '{silo}', 'there', {status}, 1, now(), {alive})");

        // what comes after the look at the silos is refused by a certificate of another cluster, or by a setting that is asked for last
        Refused(refused ? "CONTRACTS_DIFFER" : "Metrics:Port", await cluster.Refused(target, ("Cluster:Name", other), ("Metrics:Port", "no port")));
    }

    [Fact]
    public async Task A_database_without_the_silos_tables_says_so_in_one_sentence()
    {
        var name = await cluster.Server.NewDatabase();
        await PostgresMigrations.Run(cluster.Server.Connection(name, $"{name}_owner"), $"{name}_writer", $"{name}_reader", Tables.All, TestContext.Current.CancellationToken);
        Refused("NOT_MIGRATED", await cluster.Refused(
            "gateway", ("Database:Connection", cluster.Server.Connection(name, $"{name}_writer")), ("Database:ReaderConnection", cluster.Server.Connection(name, $"{name}_reader"))));
    }

    [Theory]
    [InlineData("Database:Connection", "Host=127.0.0.1;Port=1;Database=journal;Username=writer", "DATABASE_UNREACHABLE")]
    [InlineData("Keys:Connection", "Host=127.0.0.1;Port=1;Database=keys;Username=keeper", "DATABASE_UNREACHABLE: Keys:Connection")]
    public async Task A_server_that_is_not_reached_is_said_in_one_sentence(string setting, string connection, string with) => Refused(with, await cluster.Refused("gateway", (setting, connection)));

    [Fact]
    public async Task A_key_store_that_was_not_migrated_says_so_in_one_sentence()
    {
        var name = await cluster.Server.NewDatabase();
        Refused("NOT_MIGRATED: Keys:Connection", await cluster.Refused("gateway", ("Keys:Connection", cluster.Server.Connection(name, $"{name}_writer"))));
    }

    [Fact]
    public async Task The_look_at_the_silos_says_in_one_sentence_that_their_server_is_not_reached() =>
        Assert.Equal("DATABASE_UNREACHABLE", (await Assert.ThrowsAsync<StorageException>(() =>
            SiloContracts.Check("Host=127.0.0.1;Port=1;Database=journal;Username=writer", Cluster.Name, ContractLevel.This, TestContext.Current.CancellationToken))).Code);

    private static void Refused(string with, (int Code, string Said) start)
    {
        Assert.Equal(2, start.Code);
        Assert.StartsWith(with, start.Said, StringComparison.Ordinal);
        Assert.Single(start.Said.Trim().Split('\n'));
    }
}
