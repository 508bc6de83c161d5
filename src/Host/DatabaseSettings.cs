using System.Net;
using Npgsql;

namespace DistrictCoaching.Host;

/// <summary>Where PostgreSQL is and with which roles it is used. A wrong or missing setting names itself and the fix; no connection string is ever printed.</summary>
/// <param name="Writer"><c>Database:Connection</c>: journal and membership.</param>
/// <param name="Reader"><c>Database:ReaderConnection</c>: lists, one district at a time.</param>
/// <param name="Keys"><c>Keys:Connection</c>: the wrapped keys, in a database of their own.</param>
/// <param name="Identity"><c>Identity:Postgres</c>: credentials and tokens.</param>
internal sealed record DatabaseSettings(string Writer, string Reader, string Keys, string Identity)
{
    public const string Main = "Database:Connection";

    /// <summary>Null: none is named, and the store is the embedded one.</summary>
    public static DatabaseSettings? Find(IConfiguration configuration, Target target) =>
        configuration[Main] is { Length: > 0 } ? Read(configuration)
        : target == Target.All ? null
        : throw new StartException($"{Main} is missing: --target {target.Name} works on PostgreSQL only. Give the connection string of the journal's writer.");

    public static DatabaseSettings Read(IConfiguration configuration) => new(
        Connection(configuration, Main, "the journal's writer"),
        Connection(configuration, "Database:ReaderConnection", "the directory's reader"),
        Connection(configuration, "Keys:Connection", "the key store's role, in a database of its own"),
        Connection(configuration, "Identity:Postgres", "identity's role"));

    /// <summary>A connection string that names its role and never falls back to plain text over a network.</summary>
    public static string Connection(IConfiguration configuration, string name, string whose)
    {
        var text = configuration[name];
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new StartException($"{name} is missing: give the connection string of {whose}.");
        }

        try
        {
            var read = new NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrEmpty(read.Username) || string.IsNullOrEmpty(read.Host) || string.IsNullOrEmpty(read.Database)
                ? throw new StartException($"{name} must name Host, Database and Username, those of {whose}.")
                : read.SslMode is SslMode.Prefer or SslMode.Allow && !IsLocal(read.Host)
                ? throw new StartException($"{name} would fall back to plain text: add SSL Mode=VerifyFull, or SSL Mode=Disable where the network itself is private.")
                : text;
        }
        catch (ArgumentException)
        {
            throw new StartException($"{name} is not a connection string of PostgreSQL: write it as Host=...;Database=...;Username=...;Password=...");
        }
    }

    public static string Role(string connection) => new NpgsqlConnectionStringBuilder(connection).Username!;

    private static bool IsLocal(string host) => host.StartsWith('/') || host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
