namespace DistrictCoaching.EndToEnd.Inventory;

/// <summary>The lists, made of the streams' events in the same transactions.</summary>
internal static class InventoryOfLists
{
    private const string Ids = "row-level security; ids and codes, names and texts by the id of a sealed item", Deleted = "with the district";

    public static readonly InventoryLine[] All =
    [
        new("districts", "Nobody: slugs", "", "tenant stream district slug", "none needed", "until the district is deleted; its slug stays in the register's stream"),
        new("deletions", "Nobody: how far deletions have come", "", "tenant stream district slug sign_ins_gone content_gone", "none needed", "as long as the service, so that a slug is given to nobody again"),
        new("suspensions", "Nobody: that a district is suspended", "", "tenant stream due", Ids, "until it is resumed, or " + Deleted),
        new("rosters", "Nobody: a version", "", "tenant stream version", Ids, Deleted),
        new("schools", "Nobody: schools", "", "tenant stream school name_item active", Ids, Deleted),
        new("people", "Everybody whom a roster file or a lead listed: teachers, coaches, leaders, leads", "person identity_item active", "tenant stream", Ids, "with the district; who left stays, inactive"),
        new("memberships", "Roles at schools, and their days", "person role school from_day until_day", "tenant stream n", Ids, Deleted),
        new("absences", "Days on which somebody is not active in the roster", "person from_day until_day", "tenant stream n", Ids, Deleted),
        new("sealings", "Days on which her coaching is closed to whoever signs in as her", "person from_day until_day", "tenant stream n", Ids, Deleted),
        new("entries", "Since when somebody works at a school", "person school on_day", "tenant stream", Ids, Deleted),
        new("merges", "Two records that are one person's", "merged kept on_day joined", "tenant stream", Ids, "until they are split, or " + Deleted),
        new("own_names", "The name that somebody uses", "person name_item", "tenant stream", Ids, "until she takes it back, or " + Deleted),
        new("logins", "Under what somebody signs in", "digest person", "tenant stream", "row-level security; HMAC-SHA256 with a key of the district", "until the roster has another, or " + Deleted),
        new("subjects_taught", "What a teacher teaches", "person subject", "tenant stream", Ids, "until the roster says otherwise, or " + Deleted),
        new("school_years", "Nobody: calendar", "", "tenant stream ending from_day until_day", Ids, Deleted),
        new("semesters", "Nobody: calendar", "", "tenant stream ending n from_day until_day", Ids, Deleted),
        new("terms", "Nobody: calendar", "", "tenant stream ending n kind from_day until_day", Ids, Deleted),
        new("roster_imports", "Who imported and approved, and how much was changed", "asked_by asked_at approved_by", "tenant stream import number state plan_only ended_at why schools people found_file found_row found_warning findings_item plan_item names_item above held waiting", Ids, "the last 30 of a district"),
        new("roster_import_totals", "Nobody: numbers", "", "tenant stream import entity action total", Ids, "the last 30 imports of a district"),
        new("roster_sources", "Nobody: an hour", "", "tenant stream hour", Ids, "until the source is removed, or " + Deleted),
        new("directory_changes", "That something of somebody or of a school changed in the directory", "subject action", "tenant stream position entity", Ids, Deleted),
        new("webhooks", "Nobody: how many", "", "tenant stream number", Ids, Deleted),
        new("introductions", "Which coaches a principal introduced to a school", "coach day", "tenant stream", Ids, Deleted),
        new("profiles", "A coach's statement about herself; the stream is hers", "stream statement", "tenant", Ids, Deleted),
        new("invitations", "Which coach invited which teacher; no answer. The stream is the coach's", "stream teacher sent_day", "tenant invitation", Ids, Deleted),
        new("live_days", "Days on which a teacher lets somebody work with her: nothing stands here of what is paused, over or used up. The stream is hers", "stream consent partner capacity from_day until_day since_day", "tenant n", Ids, "until it is paused, withdrawn or over, or " + Deleted),
        new("evaluators", "Who evaluates a teacher, and when. The stream is hers", "stream evaluator from_day until_day", "tenant n", Ids, "until it is released, or " + Deleted),
    ];
}
