using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>Counts what a store is asked.</summary>
internal sealed class Counted(IDatabase store) : IDatabase
{
    public int Questions { get; private set; }

    /// <summary>What happens once, after the next question was answered.</summary>
    public Func<Task>? Then { get; set; }

    public async Task<IReadOnlyList<T>> Query<T>(DistrictId district, string sql, Func<IRow, T> map, IReadOnlyList<object?> more, CancellationToken cancel = default)
    {
        Questions++;
        var answer = await store.Query(district, sql, map, more, cancel);
        var then = Then;
        Then = null;
        await (then?.Invoke() ?? Task.CompletedTask);
        return answer;
    }

    public string Any(string column, int parameter) => store.Any(column, parameter);

    public string Each(int parameter) => store.Each(parameter);

    public string Join(string table, string alias, string where, bool outer = false) => store.Join(table, alias, where, outer);

    public string Exists(string table, string alias, string where) => store.Exists(table, alias, where);
}
