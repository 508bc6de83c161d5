using System.Text.Json.Nodes;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>The small package as records of a service, in the shapes that the standard publishes.</summary>
internal static class SmallRecords
{
    private const string Head = "\"status\": \"active\", \"dateLastModified\": \"2026-09-01T06:00:00.000Z\"";

    public static JsonArray Of(string collection) => Parsed(collection switch
    {
        "users" => $$"""
            [
              { "sourcedId": "ann", "status": "active", "dateLastModified": "2026-10-02T06:00:00.000Z", "userMasterIdentifier": "", "username": "ann", "userIds": [{ "type": "Staff", "identifier": "7" }], "enabledUser": "true",
                "givenName": "Annabel", "familyName": "Ash", "preferredFirstName": "Ann", "email": "ann@x.example", "password": "never",
                "roles": [{ "roleType": "primary", "role": "teacher", "org": {{Ref("orgs", "s")}}, "beginDate": "2026-08-15", "endDate": "2027-06-10" }], "primaryOrg": {{Ref("orgs", "s")}}, "grades": [] },
              { "sourcedId": "ben", {{Head}}, "username": "ben", "enabledUser": "true", "givenName": "Ben", "familyName": "Birch",
                "roles": [{ "roleType": "primary", "role": "principal", "org": {{Ref("orgs", "s")}} }] },
              { "sourcedId": "kid", "status": "active", "dateLastModified": "2026-10-02T06:00:00.000Z", "username": "kid", "enabledUser": "true", "givenName": "Kid", "familyName": "Kelp",
                "roles": [{ "roleType": "primary", "role": "student", "org": {{Ref("orgs", "s")}} }], "grades": ["09"] },
              { "sourcedId": "old", "status": "tobedeleted", "dateLastModified": "2026-10-02T06:00:00.000Z", "username": "old", "enabledUser": "true", "givenName": "Old", "familyName": "Oak", "roles": [] }
            ]
            """,
        _ => Common(collection),
    });

    public static JsonArray OldOf(string collection) => Parsed(collection switch
    {
        "users" => $$"""
            [
              { "sourcedId": "ann", {{Head}}, "username": "ann", "userIds": [], "enabledUser": true, "givenName": "Ann", "familyName": "Ash", "email": "ann@x.example", "role": "teacher", "orgs": [{{Ref("orgs", "s")}}], "agents": [] },
              { "sourcedId": "ben", {{Head}}, "username": "ben", "enabledUser": true, "givenName": "Ben", "familyName": "Birch", "role": "administrator", "orgs": [{{Ref("orgs", "s")}}, {{Ref("orgs", "d")}}] },
              { "sourcedId": "kid", {{Head}}, "username": "kid", "enabledUser": true, "givenName": "Kid", "familyName": "Kelp", "role": "student", "orgs": [{{Ref("orgs", "s")}}] }
            ]
            """,
        _ => Common(collection),
    });

    private static string Common(string collection) => collection switch
    {
        "orgs" => $$"""
            [
              { "sourcedId": "d", {{Head}}, "name": "District", "type": "district", "identifier": "" },
              { "sourcedId": "s", {{Head}}, "name": "School", "type": "school", "parent": {{Ref("orgs", "d")}}, "children": [{{Ref("orgs", "w")}}] },
              { "sourcedId": "w", {{Head}}, "name": "Wing", "type": "department", "parent": {{Ref("orgs", "s")}} }
            ]
            """,
        "academicSessions" => $$"""[{ "sourcedId": "y", {{Head}}, "title": "Year", "type": "schoolYear", "startDate": "2026-08-15", "endDate": "2027-06-10", "schoolYear": "2027" }]""",
        "courses" => $$"""[{ "sourcedId": "m", {{Head}}, "title": "Maths", "schoolYear": {{Ref("academicSessions", "y")}}, "courseCode": "M1", "grades": ["09"], "subjects": ["Maths"], "org": {{Ref("orgs", "d")}}, "subjectCodes": ["02"] }]""",
        "classes" => $$"""
            [{ "sourcedId": "c", {{Head}}, "title": "Maths\nA", "classCode": "A", "classType": "scheduled", "grades": ["09"], "subjects": [], "course": {{Ref("courses", "m")}}, "school": {{Ref("orgs", "s")}},
               "terms": [{{Ref("academicSessions", "y")}}], "subjectCodes": [], "periods": ["1"] }]
            """,
        "enrollments" => $$"""
            [
              { "sourcedId": "e1", {{Head}}, "user": {{Ref("users", "ann")}}, "class": {{Ref("classes", "c")}}, "school": {{Ref("orgs", "s")}}, "role": "teacher", "primary": "true", "beginDate": "2026-08-15", "endDate": "2027-06-10" },
              { "sourcedId": "e2", {{Head}}, "user": {{Ref("users", "kid")}}, "class": {{Ref("classes", "c")}}, "school": {{Ref("orgs", "s")}}, "role": "student", "primary": "false" }
            ]
            """,
        _ => throw new ArgumentOutOfRangeException(nameof(collection), "Nobody may ask for this."),
    };

    private static string Ref(string collection, string id) => $$"""{ "href": "https://sis.example/{{collection}}/{{id}}", "sourcedId": "{{id}}", "type": "{{collection[..^1]}}" }""";

    private static JsonArray Parsed(string text) => JsonNode.Parse(text)!.AsArray();
}
