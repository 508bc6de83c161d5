using System.Security.Cryptography;
using System.Text;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Domain.Tests;

/// <summary>People, schools and files for the roster's tests; digests are of the words that they stand for.</summary>
internal static class RosterGiven
{
    public static readonly DateOnly Today = new(2026, 10, 5);

    public static readonly Days Always = new(new(2026, 8, 1), DateOnly.MaxValue);

    public static readonly SchoolId Oak = new(Guid.NewGuid()), Elm = new(Guid.NewGuid());

    public static readonly PersonId Lead = new(Guid.NewGuid()), Admin = new(Guid.NewGuid()), Ann = new(Guid.NewGuid());

    public static readonly RosterEvent
        Founded = new RosterEvent.PersonListed(Lead, null, Ref(), Of("lead lives"), [Of("lead@x")]),
        IsLead = new RosterEvent.RoleAssigned(Lead, new(Role.DistrictLead, null, new(Today, DateOnly.MaxValue)), null),
        AdminListed = new RosterEvent.PersonListed(Admin, Of("admin"), Ref(), Of("admin lives"), [Of("admin@x")]),
        IsAdmin = new RosterEvent.MembershipsChanged(Admin, [new(Role.DistrictAdministrator, null, Always)]),
        OakListed = new RosterEvent.SchoolListed(Oak, Of("oak"), Ref(), Of("Oak")),
        AnnListed = new RosterEvent.PersonListed(Ann, Of("ann"), Ref(), Of("ann lives"), [Of("ann@x")]),
        AnnTeaches = new RosterEvent.MembershipsChanged(Ann, [new(Role.Teacher, Oak, Always)]);

    public static readonly RosterEvent[] Usual = [Founded, IsLead, OakListed, AdminListed, IsAdmin, AnnListed, AnnTeaches];

    public static Digest Of(string word) => new(SHA256.HashData(Encoding.UTF8.GetBytes(word)));

    public static ContentRef Ref() => new(new(Guid.NewGuid()), Of("content"));

    public static Roster Given(params IEnumerable<RosterEvent> events) => events.Aggregate(Roster.Empty, Roster.Evolve);

    public static ImportRoster Import(params ListedPerson[] people) =>
        new(new(false, true, [new(Oak, Of("oak"), Of("Oak"), null, false)], [], [.. people]), Today);

    /// <summary>A person whose name and address are as they were, a teacher at Oak.</summary>
    public static ListedPerson Listed(string word, PersonId? id = null, string state = "lives") => new(id ?? new(Guid.NewGuid()), Of(word), false)
    {
        Fingerprint = Of($"{word} {state}"),
        Identity = Ref(),
        Logins = [Of(word + "@x")],
        Memberships = [new(Role.Teacher, Of("oak"), Always)],
        WholeMemberships = true,
    };

    public static ListedPerson ListedAdmin => Listed("admin", Admin) with { Memberships = [new(Role.DistrictAdministrator, null, Always)] };

    public static ListedPerson ListedAnn => Listed("ann", Ann);

    /// <summary>As they are stored, since arrays in records are compared by reference.</summary>
    public static void Same(IEnumerable<RosterEvent> expected, Decision<RosterEvent> actual)
    {
        Assert.Null(actual.Refusal);
        Assert.Equal(expected.Select(Text), actual.Events.Select(Text));
    }

    public static string Text(RosterEvent happened) => Catalogue.Write(happened) is var stored ? stored.Type + Encoding.UTF8.GetString(stored.Body.Span) : "";
}
