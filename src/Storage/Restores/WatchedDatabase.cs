using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Gives lists only out of a database that was not exchanged for an older one.</summary>
/// <param name="watch">Null in a process that asks nobody.</param>
internal sealed class WatchedDatabase(IDatabase database, RestoreWatch? watch) : IDatabase
{
    public async Task<IReadOnlyList<T>> Query<T>(DistrictId district, string sql, Func<IRow, T> map, IReadOnlyList<object?> more, CancellationToken cancel = default)
    {
        var rows = await database.Query(district, sql, map, more, cancel);
        await (watch?.Look(cancel) ?? Task.CompletedTask);
        return rows;
    }

    public string Any(string column, int parameter) => database.Any(column, parameter);

    public string Each(int parameter) => database.Each(parameter);

    public string Join(string table, string alias, string where, bool outer = false) => database.Join(table, alias, where, outer);

    public string Exists(string table, string alias, string where) => database.Exists(table, alias, where);
}
