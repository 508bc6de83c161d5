using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>Identity's tables in PostgreSQL.</summary>
public static class IdentityTables
{
    /// <summary>Makes the schema <c>identity</c> or brings it up to date as its owner, for a role that may use it and change nothing of its shape. Several at once wait for each other; run again it changes nothing.</summary>
    public static async Task Run(string owner, string role, CancellationToken cancel = default)
    {
        await using var db = new IdentityDb(new DbContextOptionsBuilder<IdentityDb>().UseNpgsql(owner).Options);
        var quoted = $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        await Tables.Alone(db, async () => await Tables.Migrate(db, quoted, cancel), cancel);
    }
}
