namespace DistrictCoaching.Storage;

/// <summary>The lists of a district's imports: where each stands and how much it changes. Whom it changes and what was found lies sealed under the items named here.</summary>
public static class ImportTables
{
    public static readonly Table Imports = new(
        "roster_imports",
        [new("import", ColumnType.Id)],
        [
            new("number", ColumnType.Number), new("state", ColumnType.Text), new("plan_only", ColumnType.Yes), new("asked_by", ColumnType.Id), new("asked_at", ColumnType.Time),
            new("approved_by", ColumnType.Id, true), new("ended_at", ColumnType.Time, true), new("why", ColumnType.Text, true), new("schools", ColumnType.Number), new("people", ColumnType.Number),
            new("found_file", ColumnType.Number), new("found_row", ColumnType.Number), new("found_warning", ColumnType.Number), new("findings_item", ColumnType.Id, true),
            new("plan_item", ColumnType.Id, true), new("names_item", ColumnType.Id, true), new("above", ColumnType.Text), new("held", ColumnType.Yes), new("waiting", ColumnType.Yes),
        ],
        [["number"], ["waiting"]]);

    public static readonly Table Totals = new(
        "roster_import_totals", [new("import", ColumnType.Id), new("entity", ColumnType.Text), new("action", ColumnType.Text)], [new("total", ColumnType.Number)], []);

    public static readonly IReadOnlyList<Table> All = [Imports, Totals];
}
