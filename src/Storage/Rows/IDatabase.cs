using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Reads projections, one district at a time. On PostgreSQL the district is also what row-level security lets through.</summary>
public interface IDatabase
{
    /// <summary>
    /// Runs one SELECT in the SQL that both stores share. Parameters are <c>$1</c>, <c>$2</c> …; <c>$1</c> is always the district and leads every condition.
    /// Sees everything that was acknowledged before the call.
    /// </summary>
    /// <param name="more">Values of <c>$2</c> onward: Guid, long, int, DateOnly, bool, string, byte[], DateTimeOffset or null; a list of Guid is bound as <c>any($n)</c> through <see cref="Any"/>.</param>
    Task<IReadOnlyList<T>> Query<T>(DistrictId district, string sql, Func<IRow, T> map, IReadOnlyList<object?> more, CancellationToken cancel = default);

    /// <summary>The condition that a column of ids is one of the list bound as parameter <paramref name="parameter"/> (an <c>IReadOnlyList&lt;Guid&gt;</c>).</summary>
    string Any(string column, int parameter);

    /// <summary>A source of rows named <c>u</c>, whose column <c>id</c> has each id of the list bound as parameter <paramref name="parameter"/>; what is twice in the list comes twice.</summary>
    string Each(int parameter);

    /// <summary>
    /// Joins the rows of a list's table to each row before it, by index. PostgreSQL chooses a plan by the size that it believes a district has: for one that was just imported, or is far above the average,
    /// it would rather read the whole district.
    /// </summary>
    /// <param name="where">
    /// Names the table's whole key but the district, as far as it is known, each column compared with a column, a parameter or a case of them: under row-level security
    /// PostgreSQL looks nothing up by what it does not know to be leakproof, and coalesce and subqueries are not.
    /// </param>
    /// <param name="outer">Whether a row without a partner stays.</param>
    string Join(string table, string alias, string where, bool outer = false);

    /// <summary>The condition that there is, or is not, a row of a list's table for the row asked of; looked up like a <see cref="Join"/>.</summary>
    string Exists(string table, string alias, string where);
}

/// <summary>The row that a query stands on; columns are counted from 0.</summary>
public interface IRow
{
    bool IsNull(int column);

    Guid Id(int column);

    long Number(int column);

    DateOnly Day(int column);

    bool Yes(int column);

    string Text(int column);

    byte[] Bytes(int column);

    DateTimeOffset Time(int column);
}
