namespace DistrictCoaching.Gateway;

/// <summary>A page of a list.</summary>
public sealed class Connection<T>(IReadOnlyList<Edge<T>> edges, PageInfo pageInfo, Func<Task<int>> totalCount)
    where T : class
{
    /// <summary>The entries of this page with their cursors.</summary>
    public IEnumerable<Edge<T>> Edges => edges;

    /// <summary>The entries of this page.</summary>
    public IEnumerable<T> Nodes => edges.Select(edge => edge.Node);

    /// <summary>Where this page stands in the list.</summary>
    public PageInfo PageInfo => pageInfo;

    /// <summary>How many entries the whole list has.</summary>
    public Task<int> TotalCount() => totalCount();
}

/// <summary>An entry of a list.</summary>
/// <param name="cursor">Made where it is asked for: sealing one costs more than reading a row.</param>
/// <param name="node">The entry.</param>
public sealed class Edge<T>(Func<string> cursor, T node)
    where T : class
{
    /// <summary>The place of this entry, to be given as `after`; only this caller can use it.</summary>
    public string Cursor => cursor();

    /// <summary>The entry itself.</summary>
    public T Node => node;
}

/// <summary>Where a page stands in its list.</summary>
public sealed class PageInfo(bool hasNextPage, bool hasPreviousPage, Func<string?> startCursor, Func<string?> endCursor)
{
    /// <summary>The cursor of the last entry; null on an empty page.</summary>
    public string? EndCursor => endCursor();

    /// <summary>Whether entries follow.</summary>
    public bool HasNextPage => hasNextPage;

    /// <summary>Whether this page was asked for with `after`.</summary>
    public bool HasPreviousPage => hasPreviousPage;

    /// <summary>The cursor of the first entry; null on an empty page.</summary>
    public string? StartCursor => startCursor();
}
