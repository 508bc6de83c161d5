namespace DistrictCoaching.Storage;

/// <summary>Every projection's table.</summary>
public static class Tables
{
    public static readonly IReadOnlyList<Table> All =
    [
        RegisterRows.Districts, RegisterRows.Deletions, SuspensionRows.Suspensions, .. RosterTables.All, .. ImportTables.All, RosterSourceRows.Sources, ChangeRows.Changes, WebhookRows.Webhooks, SchoolRows.Introductions, CoachRows.Profiles, CoachRows.Invitations, TeacherRows.LiveDays, TeacherRows.Evaluators,
    ];
}
