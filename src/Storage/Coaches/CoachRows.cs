using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>The lists that are made of coaches' streams: profiles, and invitations as they were sent.</summary>
public static class CoachRows
{
    public static readonly Table Profiles = new("profiles", [], [new("statement", ColumnType.Id)], []);

    public static readonly Table Invitations = new(
        "invitations",
        [new("invitation", ColumnType.Id)],
        [new("teacher", ColumnType.Id), new("sent_day", ColumnType.Day)],
        [["teacher", "invitation"]]);

    public static IEnumerable<RowChange> Of(CoachEvent happened) => happened switch
    {
        CoachEvent.ProfilePublished e => [new(Profiles, [], [e.Statement.Item.Value])],
        CoachEvent.InvitationSent e => [new(Invitations, [e.Invitation.Value], [e.Teacher.Value, e.Day])],
        _ => [],
    };
}
