using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>One import as the lists have it.</summary>
/// <param name="Plan">Names its plan; none before it is planned.</param>
/// <param name="Held">What its file says is still there.</param>
public sealed record ImportEntry(
    Guid Import, int Number, ImportState State, bool PlanOnly, PersonId AskedBy, DateTimeOffset AskedAt, PersonId? ApprovedBy, DateTimeOffset? EndedAt, ImportFailure? Why, int Schools, int People,
    FindingCounts Found, ContentId? Findings, ContentId? Plan, ContentId? Names, IReadOnlyList<ImportThreshold> Above, bool Held)
{
    public IReadOnlyList<ImportTotal> Totals { get; init; } = [];
}

/// <summary>A district's imports, newest first, and what they found and planned.</summary>
public sealed class ImportDirectory(IDatabase database, IContent content)
{
    private const string Columns =
        """
        import, number, state, plan_only, asked_by, asked_at, approved_by, ended_at, why, schools, people, found_file, found_row, found_warning, findings_item, plan_item, names_item, above, held
        from roster_imports where tenant = $1
        """;

    /// <param name="before">The number before which the page begins.</param>
    public async Task<(IReadOnlyList<ImportEntry> Page, int Total)> List(DistrictId district, int? before, int first, CancellationToken cancel = default)
    {
        var total = await database.Query(district, "select count(*) from roster_imports where tenant = $1", row => row.Number(0), [], cancel);
        var page = await database.Query(district, $"select {Columns} and number < $2 order by number desc limit $3", Entry, [before ?? int.MaxValue, (long)first], cancel);
        return (await WithTotals(district, page, cancel), (int)total[0]);
    }

    /// <summary>Null for an import that is unknown in the district, or forgotten.</summary>
    public async Task<ImportEntry?> Find(DistrictId district, Guid import, CancellationToken cancel = default) =>
        await WithTotals(district, await database.Query(district, $"select {Columns} and import = $2", Entry, [import], cancel), cancel) is [var found] ? found : null;

    /// <summary>Whether one of the district's imports waits for the service itself.</summary>
    public async Task<bool> HasWork(DistrictId district, CancellationToken cancel = default) =>
        (await database.Query(district, "select number from roster_imports where tenant = $1 and waiting = $2 limit 1", row => row.Number(0), [false], cancel)).Count > 0;

    /// <summary>Whether the district's roster is fetched by the clock.</summary>
    public async Task<bool> IsFetched(DistrictId district, CancellationToken cancel = default) =>
        (await database.Query(district, "select hour from roster_sources where tenant = $1", row => row.Number(0), [], cancel)).Count > 0;

    public async Task<IReadOnlyList<ImportFinding>> Findings(DistrictId district, ImportEntry entry, CancellationToken cancel = default) =>
        await Open(district, ImportDocuments.Report(entry.Import), entry.Findings, ImportDocuments.Findings, cancel) ?? [];

    public async Task<ImportPlanDocument> Plan(DistrictId district, ImportEntry entry, CancellationToken cancel = default) =>
        await Open(district, ImportDocuments.Report(entry.Import), entry.Plan, ImportDocuments.Plan, cancel) ?? new([], []);

    /// <summary>Names of those who are new, as long as the import is not over.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(DistrictId district, ImportEntry entry, CancellationToken cancel = default) =>
        await Open(district, ImportDocuments.Held(entry.Import), entry.Names, ImportDocuments.Names, cancel) ?? new Dictionary<Guid, string>();

    private async Task<T?> Open<T>(DistrictId district, Guid owner, ContentId? item, JsonTypeInfo<T> json, CancellationToken cancel)
        where T : class =>
        item is { } named && (await content.Open(district, [(owner, named)], cancel: cancel)).TryGetValue(named, out var bytes) ? JsonSerializer.Deserialize(bytes.Span, json) : null;

    private async Task<IReadOnlyList<ImportEntry>> WithTotals(DistrictId district, IReadOnlyList<ImportEntry> page, CancellationToken cancel)
    {
        var totals = await database.Query(
            district,
            $"select import, entity, action, total from roster_import_totals where tenant = $1 and {database.Any("import", 2)}",
            row => (Import: row.Id(0), Total: new ImportTotal(Enum.Parse<ImportEntity>(row.Text(1)), Enum.Parse<ImportAction>(row.Text(2)), (int)row.Number(3))),
            [page.Select(entry => entry.Import).ToList()],
            cancel);
        var of = totals.ToLookup(total => total.Import, total => total.Total);
        return [.. page.Select(entry => entry with { Totals = [.. of[entry.Import].OrderBy(total => total.Entity).ThenBy(total => total.Action)] })];
    }

    private static ImportEntry Entry(IRow row) => new(
        row.Id(0), (int)row.Number(1), Enum.Parse<ImportState>(row.Text(2)), row.Yes(3), new(row.Id(4)), row.Time(5),
        row.IsNull(6) ? null : new(row.Id(6)), row.IsNull(7) ? null : row.Time(7), row.IsNull(8) ? null : Enum.Parse<ImportFailure>(row.Text(8)),
        (int)row.Number(9), (int)row.Number(10), new((int)row.Number(11), (int)row.Number(12), (int)row.Number(13)),
        Item(row, 14), Item(row, 15), Item(row, 16), [.. row.Text(17).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ImportThreshold>)], row.Yes(18));

    private static ContentId? Item(IRow row, int column) => row.IsNull(column) ? null : new(row.Id(column));
}
