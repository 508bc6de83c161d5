using System.Collections.Immutable;

namespace DistrictCoaching.OneRoster;

/// <summary>What a column holds, as far as it is checked on its own; what readers use for something they check themselves.</summary>
internal enum Holds
{
    Text,
    Id,
    Ids,
    Stamp,
    Flag,
    Word,
    Dates,
    UserIds,
}

/// <summary>Who needs a value in a column.</summary>
internal enum Need
{
    /// <summary>It may be blank, and a producer of an older edition may leave the column out.</summary>
    Nobody,

    /// <summary>It may be blank.</summary>
    Optional,

    /// <summary>The standard does; here nothing depends on it.</summary>
    Standard,

    /// <summary>Without the column the file cannot be read.</summary>
    Reader,
}

/// <param name="Words">What a <see cref="Holds.Word"/> may be.</param>
/// <param name="Extensible">Words beginning with <c>ext:</c> may be too.</param>
internal sealed record Column(string Name, Holds Holds = Holds.Text, Need Need = Need.Optional, ImmutableArray<string> Words = default, bool Extensible = false);

/// <summary>A file's columns in the standard's order.</summary>
internal sealed record TableShape(string File, ImmutableArray<Column> Columns)
{
    private static readonly ImmutableArray<Column> Head = [new("sourcedId", Holds.Id, Need.Reader), new("status"), new("dateLastModified", Holds.Stamp)];

    public static readonly TableShape Manifest = new("manifest", [new("propertyName", Need: Need.Reader), new("value", Need: Need.Reader)]);

    public static readonly TableShape Orgs = new(
        "orgs", [.. Head, new("name", Need: Need.Reader), new("type", Need: Need.Reader), new("identifier"), new("parentSourcedId", Holds.Id)]);

    public static readonly TableShape Sessions = new(
        "academicSessions",
        [
            .. Head, new("title", Need: Need.Standard), new("type", Holds.Word, Need.Reader, ["gradingPeriod", "schoolYear", "semester", "term"], Extensible: true), new("startDate", Need: Need.Reader), new("endDate", Need: Need.Reader),
            new("parentSourcedId", Holds.Id), new("schoolYear", Need: Need.Reader),
        ]);

    public static readonly TableShape Courses = new(
        "courses",
        [
            .. Head, new("schoolYearSourcedId", Holds.Id), new("title", Need: Need.Standard), new("courseCode"), new("grades"), new("orgSourcedId", Holds.Id, Need.Standard), new("subjects"), new("subjectCodes"),
        ]);

    public static readonly TableShape Classes = new(
        "classes",
        [
            .. Head, new("title", Need: Need.Standard), new("grades"), new("courseSourcedId", Holds.Id, Need.Reader), new("classCode"),
            new("classType", Holds.Word, Need.Standard, ["homeroom", "scheduled"], Extensible: true), new("location"), new("schoolSourcedId", Holds.Id, Need.Standard),
            new("termSourcedIds", Holds.Ids, Need.Standard), new("subjects"), new("subjectCodes"), new("periods"),
        ]);

    public static readonly TableShape Enrollments = new(
        "enrollments",
        [
            .. Head, new("classSourcedId", Holds.Id, Need.Reader), new("schoolSourcedId", Holds.Id, Need.Standard), new("userSourcedId", Holds.Id, Need.Reader), new("role", Need: Need.Reader),
            new("primary", Holds.Flag), new("beginDate", Holds.Dates), new("endDate", Holds.Dates),
        ]);

    public static readonly TableShape Roles = new(
        "roles",
        [
            .. Head, new("userSourcedId", Holds.Id, Need.Reader), new("roleType", Holds.Word, Need.Standard, ["primary", "secondary"]), new("role", Need: Need.Reader),
            new("beginDate"), new("endDate"), new("orgSourcedId", Holds.Id, Need.Reader), new("userProfileSourcedId", Holds.Id),
        ]);

    public static readonly TableShape UserProfiles = new(
        "userProfiles",
        [
            .. Head, new("userSourcedId", Holds.Id, Need.Reader), new("profileType", Need: Need.Standard), new("vendorId", Need: Need.Standard), new("applicationId"), new("description"),
            new("credentialType", Need: Need.Standard), new("username", Need: Need.Standard), new("password"),
        ]);

    private static readonly ImmutableArray<Column> Contacts = [new("middleName"), new("identifier"), new("email"), new("sms"), new("phone"), new("agentSourcedIds", Holds.Ids), new("grades"), new("password")];

    /// <summary>Of 1.1, where a user's role and organisations are columns.</summary>
    public static readonly TableShape UsersWithRoles = new(
        "users",
        [
            .. Head, new("enabledUser"), new("orgSourcedIds", Need: Need.Reader), new("role", Need: Need.Reader), new("username"), new("userIds", Holds.UserIds),
            new("givenName", Need: Need.Reader), new("familyName", Need: Need.Reader), .. Contacts,
        ]);

    /// <summary>Of 1.2; 1.2.0 has one column that 1.2.1 has not.</summary>
    public static readonly TableShape Users = new(
        "users",
        [
            .. Head, new("enabledUser"), new("username"), new("userIds", Holds.UserIds), new("givenName", Need: Need.Reader), new("familyName", Need: Need.Reader), .. Contacts, new("userMasterIdentifier"),
            new("resourceSourcedIds", Holds.Ids, Need.Nobody), new("preferredGivenName"), new("preferredMiddleName"), new("preferredFamilyName"), new("primaryOrgSourcedId", Holds.Id), new("pronouns"),
        ]);
}
