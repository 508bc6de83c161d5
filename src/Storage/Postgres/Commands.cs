using Npgsql;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>Short forms for what every statement needs.</summary>
internal static class Commands
{
    /// <summary>Joins each row of arrays, <c>u</c>, to its head, <c>h</c>: one look into the index for each, however many heads a district has and whatever the planner knows of them.</summary>
    public const string ToHead =
        "cross join lateral (select h.tenant, h.kind, h.stream from heads h where h.tenant = u.tenant and h.kind = u.kind and h.stream = u.stream offset 0) h";

    /// <summary>The recorded request, <c>o</c>, of each operation of <c>u</c>, in the same way.</summary>
    public const string ItsOperation =
        "lateral (select o.request from operations o where o.tenant = u.tenant and o.kind = u.kind and o.stream = u.stream and o.id = u.id offset 0) o";

    /// <summary>
    /// Rows, <c>u</c>, of arrays: one parameter for each column, from the first on, each column as name and type, and last the row's place <c>i</c> from 1.
    /// In the select list the arrays go in step; as a table function each would be copied into a store of its own, which costs more than writing the rows.
    /// </summary>
    public static string FromArrays(params IEnumerable<string> columns) =>
        $"(select {string.Concat(columns.Select((column, at) => column[..column.LastIndexOf(' ')] is var name ? $"unnest(${at + 1}::{column[(name.Length + 1)..]}[]) {name}, " : ""))}generate_subscripts($1::uuid[], 1) i) u";

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

    /// <summary>Asks for what may be asked twice: once more where the pooled connection turns out to be broken, as all of them are after the server was started again.</summary>
    /// <param name="question">Made anew for each connection: a batch remembers what the first had prepared.</param>
    public static async Task<NpgsqlDataReader> Ask(this NpgsqlDataSource source, Func<NpgsqlBatch> question, CancellationToken cancel)
    {
        try
        {
            return await source.AskOnce(question(), cancel);
        }
        catch (NpgsqlException e) when (Failures.Broken(e))
        {
            source.Clear();
            return await source.AskOnce(question(), cancel);
        }
    }

    /// <summary>The connection goes with the reader.</summary>
    private static async Task<NpgsqlDataReader> AskOnce(this NpgsqlDataSource source, NpgsqlBatch batch, CancellationToken cancel)
    {
        await using (batch)
        {
            var connection = await source.OpenConnectionAsync(cancel);
            try
            {
                batch.Connection = connection;
                return await batch.ExecuteReaderAsync(System.Data.CommandBehavior.CloseConnection, cancel);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }
    }

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
