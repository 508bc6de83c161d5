using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace DistrictCoaching.Tests;

/// <summary>A real PostgreSQL server of the tests' own, in a temporary folder, on a free port of loopback.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postgres-");
    private readonly string binaries;
    private readonly int port;
    private int databases;

    private string Data => Path.Combine(folder.FullName, "data");

    private string Backup => Path.Combine(folder.FullName, "backup");

    private string Log => Path.Combine(folder.FullName, "log");

    private PostgresServer(string binaries, int port) => (this.binaries, this.port) = (binaries, port);

    /// <summary>Why there is no server here; null where there can be one. On CI there must be one.</summary>
    public static string? Missing => Binaries() is null
        ? "No PostgreSQL was found under /usr/lib/postgresql. Install the package postgresql (15 or newer)."
        : null;

    /// <summary>Starts a server. With <paramref name="fsync"/> it keeps what it promises also when the machine fails, as in production; without, tests are faster.</summary>
    /// <param name="alsoOn">An address of this machine, besides loopback, on which it listens to a private network.</param>
    /// <param name="prepare">What is done to its folder before it is filled.</param>
    public static async Task<PostgresServer> Start(bool fsync, string? alsoOn = null, Func<DirectoryInfo, Task>? prepare = null)
    {
        var server = new PostgresServer(Binaries() ?? throw new InvalidOperationException(Missing), FreePort());
        await (prepare?.Invoke(server.folder) ?? Task.CompletedTask);
        if (Environment.IsPrivilegedProcess)
        {
            await Run("chown", [User(), server.folder.FullName]);
        }

        await server.Tool("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        if (alsoOn is not null)
        {
            await File.AppendAllTextAsync(Path.Combine(server.Data, "pg_hba.conf"), $"host all all {alsoOn}/24 trust\n");
        }

        await File.AppendAllTextAsync(
            Path.Combine(server.Data, "postgresql.conf"),
            $"port = {server.port}\nlisten_addresses = '{string.Join(',', ((string?[])["127.0.0.1", alsoOn]).OfType<string>())}'\nunix_socket_directories = '{server.folder.FullName}'\n"
            + $"max_connections = 300\nfsync = {(fsync ? "on" : "off")}\nsynchronous_commit = on\n");
        await server.Begin();
        return server;
    }

    /// <summary>What is done once it has ended, before its folder is removed.</summary>
    public Func<Task>? Ended { get; set; }

    /// <summary>A connection string for a user of a database; no password is needed.</summary>
    public string Connection(string database, string user = "postgres") =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Database = database, Username = user }.ConnectionString;

    /// <summary>A new database with roles of its own: <c>NAME_owner</c>, <c>NAME_writer</c>, <c>NAME_reader</c>.</summary>
    public async Task<string> NewDatabase()
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        await Run("postgres", $"create role {name}_owner login; create role {name}_writer login; create role {name}_reader login");
        await Run("postgres", $"create database {name} owner {name}_owner");
        await Run(name, $"alter schema public owner to {name}_owner");
        return name;
    }

    /// <summary>A new database as another one is, with its roles; whoever is connected to that one is thrown out.</summary>
    public async Task<string> Copy(string database)
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        await Run("postgres", $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'");
        await Run("postgres", $"create database {name} template {database} owner {database}_owner");
        return name;
    }

    /// <summary>Runs SQL as the superuser, past every rule, and gives the first number of the answer.</summary>
    public async Task<long> Run(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(Connection(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is { } value and not DBNull and not string ? Convert.ToInt64(value, null) : 0;
    }

    /// <summary>Ends it as a crash does and starts it again: what was committed is there, every connection is gone.</summary>
    public Task Restart() => Tool("pg_ctl", "-D", Data, "-w", "-m", "immediate", "-l", Log, "restart");

    /// <summary>Starts it where it was stopped or killed.</summary>
    public Task Begin() => Tool("pg_ctl", "-D", Data, "-w", "-l", Log, "start");

    public async Task<bool> Answers()
    {
        try
        {
            return await Run("postgres", "select 1") == 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>Makes a base backup of all databases, as of this moment.</summary>
    public Task BackUp() => Tool("pg_basebackup", "-h", "127.0.0.1", "-p", $"{port}", "-U", "postgres", "-D", Backup, "-X", "stream", "-c", "fast", "--no-sync");

    /// <summary>It crashes, all of it is lost, and it starts again with the backup.</summary>
    public async Task LoseAndRestore()
    {
        await Tool("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");
        Directory.Delete(Data, recursive: true);
        Directory.Move(Backup, Data);
        await Begin();
    }

    /// <summary>Stops it in order; whoever is connected is thrown out.</summary>
    public Task Stop() => Tool("pg_ctl", "-D", Data, "-w", "-m", "fast", "stop");

    /// <summary>Kills its first process with kill -9; the others notice and end.</summary>
    public async Task Kill() => await Run("/bin/kill", ["-9", (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0]]);

    public async ValueTask DisposeAsync()
    {
        await Tool("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");
        await (Ended?.Invoke() ?? Task.CompletedTask);
        folder.Delete(recursive: true);
    }

    private static string? Binaries() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var version) ? version : 0)
            .Select(path => Path.Combine(path, "bin")).FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
        : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string User() => File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private Task Tool(string name, params string[] arguments)
    {
        var tool = Path.Combine(binaries, name);
        return Environment.IsPrivilegedProcess ? Run("runuser", ["-u", User(), "--", tool, .. arguments]) : Run(tool, arguments);
    }

    private static async Task Run(string program, string[] arguments)
    {
        // The server inherits what its starter writes to, so nothing may wait for the end of that.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}.");
        }
    }
}
