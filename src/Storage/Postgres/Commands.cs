using Npgsql;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>Short forms for what every statement needs.</summary>
internal static class Commands
{
    public static NpgsqlParameter With<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public static NpgsqlBatch Then(this NpgsqlBatch batch, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
        return batch;
    }

    /// <summary>What the transaction may see: a group's districts. The answer's second column is the database's clock.</summary>
    public static NpgsqlBatch ThenSee(this NpgsqlBatch batch, IEnumerable<Domain.DistrictId> districts) =>
        batch.Then("select set_config('app.tenants', $1, true), clock_timestamp()", With($"{{{string.Join(',', districts.Distinct().Select(district => district.Value))}}}"));

    public static async Task Run(this NpgsqlConnection db, string sql)
    {
        await using var command = new NpgsqlCommand(sql, db);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<T?> One<T>(this NpgsqlConnection db, string sql, params string[] texts)
    {
        await using var command = new NpgsqlCommand(sql, db);
        foreach (var text in texts)
        {
            command.Parameters.Add(With(text));
        }

        return await command.ExecuteScalarAsync() is T value ? value : default;
    }
}
