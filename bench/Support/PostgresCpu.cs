using System.Globalization;
using Npgsql;

namespace DistrictCoaching.Bench;

/// <summary>What the server's processes have used; Linux only, elsewhere nothing.</summary>
internal static class PostgresCpu
{
    private const double TicksPerSecond = 100;

    public static async Task<TimeSpan> Of(string connection)
    {
        var used = 0.0;
        await using var source = NpgsqlDataSource.Create(connection + ";Pooling=false");
        await using var command = source.CreateCommand("select pid from pg_stat_activity where pid <> pg_backend_pid()");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var file = $"/proc/{reader.GetInt32(0)}/stat";
            if (File.Exists(file))
            {
                var fields = File.ReadAllText(file).Split(") ", 2)[1].Split(' ');
                used += double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture);
            }
        }

        return TimeSpan.FromSeconds(used / TicksPerSecond);
    }
}
