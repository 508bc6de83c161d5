namespace DistrictCoaching.Storage.Postgres;

/// <summary>One statement that says who may see or do what.</summary>
/// <param name="Policy">Where it makes a policy: on which table, and its name. It is made once: what it sees is changed by another name only.</param>
internal readonly record struct Right(string Sql, (string Table, string Name)? Policy = null);

/// <summary>Who may see and do what in the tables; run by the migration in this order, and a part of what levels.txt has a digest of.</summary>
internal static class Rights
{
    /// <summary>The list is read inside of the select, so once for a statement; the cast outside of it only says that this is a list and no set of rows.</summary>
    private const string OfBatch = "tenant = any ((select nullif(current_setting('app.tenants', true), '')::uuid[])::uuid[])";
    private const string OfDistrict = "tenant = (select nullif(current_setting('app.tenant', true), '')::uuid)";
    private const string Owner = "current_user";

    /// <summary>The journal's own tables.</summary>
    public static IEnumerable<Right> OfJournal(string writer, string reader) =>
    [
        .. ((string[])["heads", "events", "operations", "contents", "snapshots"]).SelectMany(table => Protected(table, ("writer", Quote(writer), OfBatch), ("owner", Owner, "true"))),
        new($"grant select, insert, update on heads, snapshots to {Quote(writer)}; grant delete on snapshots to {Quote(writer)}; grant select, insert on events, operations to {Quote(writer)}"),
        new($"grant select, insert, update, delete on contents to {Quote(writer)}; grant select on shapes, levels, event_types to {Quote(writer)}, {Quote(reader)}; grant insert on event_types to {Quote(writer)}"),
        new($"grant execute on function forget_operations(bigint), journal_tenants() to {Quote(writer)}"),
    ];

    /// <summary>A list.</summary>
    public static IEnumerable<Right> OfList(string table, string writer, string reader) =>
    [
        .. Protected(table, ("writer", Quote(writer), OfBatch), ("reader", Quote(reader), OfDistrict), ("owner", Owner, "true")),
        new($"grant select, insert, update, delete on {Quote(table)} to {Quote(writer)}; grant select on {Quote(table)} to {Quote(reader)}"),
    ];

    /// <summary>The key store.</summary>
    public static IEnumerable<Right> OfKeys(string keeper) =>
    [
        .. Protected("keys", ("keeper", Quote(keeper), $"{OfDistrict} or current_setting('app.rotating', true) = 'on'")),
        new($"grant select, insert, update on keys to {Quote(keeper)}"),
    ];

    private static IEnumerable<Right> Protected(string table, params (string Name, string Role, string Sees)[] policies) =>
    [
        new($"alter table {Quote(table)} enable row level security; alter table {Quote(table)} force row level security"),
        .. policies.Select(policy => new Right($"create policy {policy.Name} on {Quote(table)} to {policy.Role} using ({policy.Sees}) with check ({policy.Sees})", (table, policy.Name))),
    ];

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
