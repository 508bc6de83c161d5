using Npgsql;

namespace DistrictCoaching.Silo;

/// <summary>The tables by which silos and gateways of a cluster find each other, with the statements that Orleans runs on them.</summary>
public static class MembershipTables
{
    /// <summary>Makes or renews them as their owner, for a role that may use them and nothing else. Run again it changes nothing.</summary>
    public static async Task Run(string owner, string role, CancellationToken cancel = default)
    {
        await using var db = new NpgsqlConnection(owner);
        await db.OpenAsync(cancel);
        await using var transaction = await db.BeginTransactionAsync(cancel);
        await using var command = new NpgsqlCommand(Script().Replace("{role}", Quote(role), StringComparison.Ordinal), db);
        await command.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static string Script()
    {
        using var reader = new StreamReader(typeof(MembershipTables).Assembly.GetManifestResourceStream("membership.sql")!);
        return reader.ReadToEnd();
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
