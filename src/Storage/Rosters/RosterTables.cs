namespace DistrictCoaching.Storage;

/// <summary>The lists that are made of a district's roster. Names are not here: an item's id is, which the content store opens.</summary>
public static class RosterTables
{
    /// <summary>One row: the roster's version, so that a query sees it together with the rows that it is true of.</summary>
    public static readonly Table Rosters = new("rosters", [], [new("version", ColumnType.Number)], []);

    public static readonly Table Schools = new("schools", [new("school", ColumnType.Id)], [new("name_item", ColumnType.Id), new("active", ColumnType.Yes)], []);

    public static readonly Table People = new(
        "people",
        [new("person", ColumnType.Id)],
        [new("identity_item", ColumnType.Id), new("active", ColumnType.Yes)],
        [["active", "person"]]);

    public static readonly Table Memberships = new(
        "memberships",
        [new("person", ColumnType.Id), new("n", ColumnType.Number)],
        [new("role", ColumnType.Text), new("school", ColumnType.Id, true), new("from_day", ColumnType.Day), new("until_day", ColumnType.Day)],
        [["role", "person"], ["school", "role", "person"]]);

    /// <summary>All that ever were; the one a person is on has no end.</summary>
    public static readonly Table Absences = new(
        "absences", [new("person", ColumnType.Id), new("n", ColumnType.Number)], [new("from_day", ColumnType.Day), new("until_day", ColumnType.Day)], [["person"]]);

    /// <summary>Days on which a person's coaching is closed to whoever signs in as her.</summary>
    public static readonly Table Sealings = new(
        "sealings", [new("person", ColumnType.Id), new("n", ColumnType.Number)], [new("from_day", ColumnType.Day), new("until_day", ColumnType.Day)], [["person"]]);

    /// <summary>Since when a person works at a school where she did not before.</summary>
    public static readonly Table Entries = new("entries", [new("person", ColumnType.Id), new("school", ColumnType.Id)], [new("on_day", ColumnType.Day)], [["person"]]);

    /// <summary>Into whose record one was merged; joined: both sign-ins confirmed.</summary>
    public static readonly Table Merges = new(
        "merges", [new("merged", ColumnType.Id)], [new("kept", ColumnType.Id), new("on_day", ColumnType.Day), new("joined", ColumnType.Yes)], [["merged"], ["kept"]]);

    /// <summary>The names that people use, where it is not the roster's.</summary>
    public static readonly Table OwnNames = new("own_names", [new("person", ColumnType.Id)], [new("name_item", ColumnType.Id)], [["person"]]);

    public static readonly Table Logins = new("logins", [new("digest", ColumnType.Bytes), new("person", ColumnType.Id)], [], [["digest", "person"]]);

    public static readonly Table SubjectsTaught = new("subjects_taught", [new("person", ColumnType.Id), new("subject", ColumnType.Id)], [], [["subject", "person"]]);

    public static readonly Table SchoolYears = new(
        "school_years", [new("ending", ColumnType.Number)], [new("from_day", ColumnType.Day), new("until_day", ColumnType.Day)], [["until_day"]]);

    public static readonly Table Semesters = new(
        "semesters", [new("ending", ColumnType.Number), new("n", ColumnType.Number)], [new("from_day", ColumnType.Day), new("until_day", ColumnType.Day)], []);

    public static readonly Table Terms = new(
        "terms", [new("ending", ColumnType.Number), new("n", ColumnType.Number)], [new("kind", ColumnType.Text), new("from_day", ColumnType.Day), new("until_day", ColumnType.Day)], []);

    public static readonly IReadOnlyList<Table> All = [Rosters, Schools, People, Absences, Sealings, Entries, Merges, OwnNames, Memberships, Logins, SubjectsTaught, SchoolYears, Semesters, Terms];
}
