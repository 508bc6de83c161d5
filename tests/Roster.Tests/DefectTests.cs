namespace DistrictCoaching.OneRoster.Tests;

/// <summary>Every way in which a package can be wrong: a right one with one defect, and exactly what is said of it.</summary>
public sealed class DefectTests
{
    /// <summary>Codes that a file has only once it meets its roster.</summary>
    private static readonly string[] OfRoster = ["KEY_CHANGED", "MISSING_KEY", "SHARED_KEY", "TORN_KEY"];

    private const string Unknown = "UNKNOWN_REFERENCE Warning aaaaaaa";

    [Theory, MemberData(nameof(OfNew))]
    public void Is_told_exactly(string file, string old, string changed, string[] expected) =>
        Assert.Equal(expected, Told.Lines(Small.With(Small.WithClasses(), file, old, changed)));

    [Theory, MemberData(nameof(OfOld))]
    public void Is_told_exactly_of_1_1(string file, string old, string changed, string[] expected) =>
        Assert.Equal(expected, Told.Lines(Small.With(Small.OldFiles(), file, old, changed)));

    [Theory, MemberData(nameof(OfNew))]
    public void Refuses_the_package_exactly_where_a_finding_says_so(string file, string old, string changed, string[] expected) =>
        Assert.Equal(expected.Any(finding => finding.Contains(" File ", StringComparison.Ordinal)), Small.With(Small.WithClasses(), file, old, changed).File is null);

    [Fact]
    public void Right_packages_are_read_without_a_finding()
    {
        Assert.Empty(Small.Read(Small.Files()).Findings);
        Assert.Empty(Small.Read(Small.WithClasses()).Findings);
        Assert.Empty(Small.Read(Small.OldFiles()).Findings);
    }

    [Fact]
    public void Every_code_has_a_test_that_expects_it()
    {
        var expected = OfNew.Concat(OfOld).SelectMany(row => (string[])row.Data.Item4).Select(finding => finding.Split(' ')[3]);
        Assert.Empty(FindingCodes.All.Except(expected).Except(OfRoster).Except(PackageTests.Codes).Except(ZipTests.Codes).Except(RestTroubleTests.Codes));
    }

    public static TheoryData<string, string, string, string[]> OfOld => new()
    {
        { "users", "s,teacher", ",teacher", ["users 2 orgSourcedIds MISSING_VALUE Row -"] },
        { "users", "s,teacher", "s,wizard", ["users 2 role UNKNOWN_ROLE Row aaaaaa"] },
        { "users", "s,teacher", "s,Teacher", ["users 2 role NONSTANDARD_CASE Warning Aaaaaaa"] },
        { "users", "s,teacher", "\"s,x\",teacher", ["users 2 orgSourcedIds UNKNOWN_ORG Row a,a"] },
        { "users", "s,teacher", "d,principal", ["users 2 role ROLE_WITHOUT_SCHOOL Warning aaaaaaaaa"] },
        { "users", "orgSourcedIds,role", "orgSourcedIds,roles", ["users 1 - UNKNOWN_HEADER Warning aaaaa", "users 1 role MISSING_HEADER File -", "users 1 username HEADER_ORDER Warning -"] },
        { "manifest", "file.categories,absent\n", "", ["manifest - file.categories MISSING_PROPERTY Warning -"] },
        { "manifest", "version,1.1", "version,1.1.1", ["manifest 3 value NONSTANDARD_VALUE Warning 9.9.9"] },
    };

    public static TheoryData<string, string, string, string[]> OfNew => new()
    {
        // the manifest
        { "manifest", "oneroster.version,1.2", "oneroster.version,1.0", ["manifest 3 value UNKNOWN_VERSION File 9.9"] },
        { "manifest", "oneroster.version,1.2", "oneroster.version,1.2.1", ["manifest 3 value NONSTANDARD_VALUE Warning 9.9.9"] },
        { "manifest", "manifest.version,1.0", "manifest.version,2", ["manifest 2 value NONSTANDARD_VALUE Warning 9"] },
        { "manifest", "file.orgs,bulk", "file.orgs,full", ["manifest 13 value UNKNOWN_MODE File aaaa"] },
        { "manifest", "file.results,absent", "file.results,none", ["manifest 15 value IGNORED_VALUE Warning aaaa"] },
        { "manifest", "file.orgs,bulk", "file.orgs,Bulk", ["manifest 13 value NONSTANDARD_CASE Warning Aaaa"] },
        { "manifest", "file.results,absent", "file.results,absent\nfile.results,absent", ["manifest 16 propertyName DUPLICATE_PROPERTY Warning aaaa.aaaaaaa"] },
        { "manifest", "file.orgs,bulk", "file.orgs,bulk\nfile.orgs,delta", ["manifest 14 propertyName CONFLICTING_PROPERTY File aaaa.aaaa"] },
        { "manifest", "file.results,absent", "file.results,absent\nfile.pets,bulk", ["manifest 16 propertyName UNKNOWN_PROPERTY Warning aaaa.aaaa"] },
        { "manifest", "file.results,absent\n", "", ["manifest - file.results MISSING_PROPERTY Warning -"] },
        { "manifest", "propertyName,value", "propertyName,val", ["manifest 1 - UNKNOWN_HEADER Warning aaa", "manifest 1 value MISSING_HEADER File -"] },
        { "manifest", "file.orgs,bulk", "file.orgs,absent", ["orgs - - FILE_UNEXPECTED Warning -", "orgs - - MISSING_FILE File -", "courses - orgSourcedId MISSING_TARGET_FILE Warning -", "classes - schoolSourcedId MISSING_TARGET_FILE Warning -"] },
        { "manifest", "file.roles,bulk", "file.roles,absent", ["roles - - FILE_UNEXPECTED Warning -", "roles - - MISSING_FILE File -"] },
        { "manifest", "file.courses,bulk", "file.courses,absent", ["courses - - FILE_UNEXPECTED Warning -", "classes - courseSourcedId MISSING_TARGET_FILE Warning -"] },
        { "manifest", "oneroster.version,1.2", "oneroster.version,1.1", ["roles - - VERSION_MISMATCH Warning -", "users 1 - UNKNOWN_HEADER Warning aaaaAaaaaaAaaaaaaaaa", "users 1 - UNKNOWN_HEADER Warning aaaaaaaaaAaaaaAaaa", "users 1 - UNKNOWN_HEADER Warning aaaaaaaaaAaaaaaAaaa", "users 1 - UNKNOWN_HEADER Warning aaaaaaaaaAaaaaaAaaa", "users 1 - UNKNOWN_HEADER Warning aaaaaaaAaaAaaaaaaAa", "users 1 - UNKNOWN_HEADER Warning aaaaaaaa", "users 1 orgSourcedIds MISSING_HEADER File -", "users 1 role MISSING_HEADER File -"] },

        // headers
        { "orgs", "name,type", "Name,type", ["orgs 1 name HEADER_SPELLING Warning Aaaa"] },
        { "orgs", "name,type", "name,ty\u200bpe", ["orgs 1 type HEADER_SPELLING Warning aa?aa"] },
        { "orgs", "sourcedId,status", "status,sourcedId", ["orgs 1 sourcedId HEADER_ORDER Warning -", "orgs 2 status BAD_VALUE Row a", "orgs 2 sourcedId MISSING_ID Row -", "orgs 3 status BAD_VALUE Row a", "orgs 3 sourcedId MISSING_ID Row -", "orgs 4 status BAD_VALUE Row a", "orgs 4 sourcedId MISSING_ID Row -", "orgs 2 status MODE_CONFLICT Warning -", "roles 2 orgSourcedId UNKNOWN_ORG Row a", "roles 3 orgSourcedId UNKNOWN_ORG Row a"] },
        { "courses", "courseCode,", "code,", ["courses 1 - UNKNOWN_HEADER Warning aaaa", "courses 1 courseCode HEADER_ABSENT Warning -", "courses 1 grades HEADER_ORDER Warning -"] },
        { "courses", "courseCode,", ",", ["courses 1 - EMPTY_HEADER Warning -", "courses 1 courseCode HEADER_ABSENT Warning -", "courses 1 grades HEADER_ORDER Warning -"] },
        { "orgs", "identifier", "name", ["orgs 1 name DUPLICATE_HEADER File aaaa", "orgs 1 identifier HEADER_ABSENT Warning -", "orgs 1 parentSourcedId HEADER_ORDER Warning -"] },
        { "users", "givenName,", "firstName,", ["users 1 - UNKNOWN_HEADER Warning aaaaaAaaa", "users 1 givenName MISSING_HEADER File -", "users 1 familyName HEADER_ORDER Warning -"] },

        // lines
        { "users", "Ash", "A\"sh", ["users 2 - STRAY_QUOTE File -"] },
        { "users", "Ash", "\"A\"sh", ["users 2 - STRAY_QUOTE File -"] },
        { "users", "Ash", "\"Ash", ["users 2 - OPEN_QUOTE File -"] },
        { "users", "Ben,Birch", "\"Ben\nny\",Birch", ["users 3 - OPEN_QUOTE File -", "users 4 - STRAY_QUOTE File -"] },
        { "users", "Ben,Birch", "Ben,Birch,more", ["users 3 - ROW_WIDTH File -"] },
        { "users", "Ben,Birch,,", "Ben,Birch,", ["users 3 - ROW_WIDTH File -"] },
        { "users", "Ben,Birch", "Ben\r,Birch", ["users 3 - ROW_WIDTH File -", "users 4 - ROW_WIDTH File -", "users 3 - BARE_CARRIAGE_RETURN Warning -"] },
        { "orgs", "s,,,School,school,,d\n", "s,,,School,school,,d\n,,,,,,\n", ["orgs 4 - BLANK_ROW Warning -"] },

        // status and time
        { "roles", "r1,,", "r1,gone,", ["roles 2 status BAD_VALUE Row aaaa", "roles 2 status MODE_CONFLICT Warning -"] },
        { "orgs", "w,,,", "w,INACTIVE,,", ["orgs 4 status NONSTANDARD_VALUE Warning AAAAAAAA", "orgs 4 status MODE_CONFLICT Warning -"] },
        { "orgs", "w,,,", "w,ToBeDeleted,,", ["orgs 4 status NONSTANDARD_CASE Warning AaAaAaaaaaa", "orgs 4 status MODE_CONFLICT Warning -"] },
        { "courses", "m,,,", "m,,2026-08-15T06:00:00.000Z,", ["courses 2 dateLastModified FILLED_IN_BULK Warning 9999-99-99A99:99:99.999A"] },
        { "courses", "m,,,", "m,,yesterday,", ["courses 2 dateLastModified FILLED_IN_BULK Warning aaaaaaaaa", "courses 2 dateLastModified BAD_DATETIME Warning aaaaaaaaa"] },
        { "manifest", "file.courses,bulk", "file.courses,delta", ["courses 2 status MISSING_IN_DELTA Warning -"] },

        // ids and references
        { "orgs", "d,,,District", ",,,District", ["orgs 2 sourcedId MISSING_ID Row -"] },
        { "roles", "r2,,,ben", "r2,,,", ["roles 3 userSourcedId MISSING_ID Row -"] },
        { "users", "kid,,,true", "ann,,,true", ["users 4 sourcedId DUPLICATE_ID File aaa"] },
        { "roles", "r2,", "r1,", ["roles 3 sourcedId DUPLICATE_ID File a9"] },
        { "classes", "periods\n", "periods\nc,,,Maths B,09,m,A,scheduled,,s,y,,,1\n", ["classes 3 sourcedId DUPLICATE_ID File a"] },
        { "enrollments", "e2,", "e1,", ["enrollments 3 sourcedId REPEATED_ID Warning a9"] },
        { "courses", "m,,,", "m 1,,,", ["courses 2 sourcedId BAD_ID Warning a 9", "classes 2 courseSourcedId UNKNOWN_REFERENCE Warning a"] },
        { "orgs", "School,school,,d", "School,school,,nowhere", ["orgs 3 parentSourcedId " + Unknown] },
        { "academicSessions", "2027-06-10,,2027", "2027-06-10,nowhere,2027", ["academicSessions 2 parentSourcedId " + Unknown] },
        { "users", ",,s,\n", ",,nowhere,\n", ["users 2 primaryOrgSourcedId " + Unknown] },
        { "users", ",,s,\n", ",,d,\n", ["users 2 primaryOrgSourcedId PRIMARY_WITHOUT_ROLE Warning a"] },
        { "roles", "2027-06-10,s,", "2027-06-10,nowhere,", ["roles 2 orgSourcedId UNKNOWN_ORG Row aaaaaaa"] },
        { "roles", "r2,,,ben", "r2,,,nobody", ["roles 3 userSourcedId UNKNOWN_USER Warning -"] },
        { "roles", "s,p1", "s,nowhere", ["roles 2 userProfileSourcedId " + Unknown] },
        { "userProfiles", "p1,,,ann", "p1,,,ben", ["roles 2 userProfileSourcedId PROFILE_MISMATCH Warning a9"] },
        { "courses", "m,,,y", "m,,,nowhere", ["courses 2 schoolYearSourcedId " + Unknown] },
        { "academicSessions", "Year,schoolYear", "Year,term", ["courses 2 schoolYearSourcedId SESSION_TYPE Warning a"] },
        { "courses", "09,d", "09,nowhere", ["courses 2 orgSourcedId " + Unknown] },
        { "classes", "scheduled,,s,y", "scheduled,,s,nowhere", ["classes 2 termSourcedIds " + Unknown] },
        { "classes", "scheduled,,s,y", "scheduled,,nowhere,y", ["classes 2 schoolSourcedId " + Unknown] },
        { "classes", "scheduled,,s,y", "scheduled,,d,y", ["classes 2 schoolSourcedId ORG_TYPE Warning a"] },
        { "enrollments", "c,s,ann", "c,w,ann", ["enrollments 2 schoolSourcedId ORG_TYPE Warning a"] },
        { "enrollments", "c,s,ann", "nowhere,s,ann", ["enrollments 2 classSourcedId " + Unknown] },
        { "enrollments", "c,s,ann", "c,s,nowhere", ["enrollments 2 userSourcedId " + Unknown] },
        { "enrollments", "c,s,kid", "c,s,nowhere", ["enrollments 3 userSourcedId " + Unknown] },

        // values that somebody's roster depends on
        { "orgs", "s,,,School,school", "s,,,,school", ["orgs 3 name MISSING_VALUE Row -"] },
        { "orgs", "s,,,School,school", "s,,,School,shool", ["orgs 3 type BAD_VALUE Row aaaaa"] },
        { "orgs", "s,,,School,school", "s,,,School,School", ["orgs 3 type NONSTANDARD_CASE Warning Aaaaaa"] },
        { "academicSessions", "2026-08-15", "8/15/2026", ["academicSessions 2 startDate NONSTANDARD_DATE Warning 9/99/9999"] },
        { "academicSessions", "2026-08-15", "2026-08-15T00:00:00Z", ["academicSessions 2 startDate NONSTANDARD_DATE Warning 9999-99-99A99:99:99A"] },
        { "academicSessions", "2026-08-15", "8/9/2026", ["academicSessions 2 startDate BAD_DATE Row 9/9/9999"] },
        { "academicSessions", "2026-08-15", "2026-02-30", ["academicSessions 2 startDate BAD_DATE Row 9999-99-99"] },
        { "academicSessions", "2026-08-15", "", ["academicSessions 2 startDate MISSING_VALUE Row -"] },
        { "academicSessions", ",2027\n", ",2026-2027\n", ["academicSessions 2 schoolYear NONSTANDARD_YEAR Warning 9999-9999"] },
        { "academicSessions", ",2027\n", ",2026\n", ["academicSessions 2 schoolYear YEAR_MISMATCH Warning 9999"] },
        { "academicSessions", ",2027\n", ",SY27\n", ["academicSessions 2 schoolYear BAD_YEAR Row AA99"] },
        { "roles", "2026-08-15,2027-06-10", "2026-08-15,2026-08-15", ["roles 2 endDate DATES_REVERSED Row 9999-99-99"] },
        { "roles", "2027-06-10,s", "2027-06-10,", ["roles 2 orgSourcedId MISSING_VALUE Row -"] },
        { "roles", "teacher,2026", "wizard,2026", ["roles 2 role UNKNOWN_ROLE Row aaaaaa"] },
        { "roles", "teacher,2026", "ext:coach,2026", ["roles 2 role ROLE_NEEDS_ASSIGNMENT Warning aaa:aaaaa"] },
        { "users", "Ben,Birch", "Ben,", ["users 3 familyName MISSING_VALUE Row -"] },
        { "users", "Ben,Birch", "Ben," + new string('b', 256), ["users 3 familyName TOO_LONG Row " + new string('a', ValueShape.Most) + "…"] },
        { "users", "ben,,,true", "ben,,,perhaps", ["users 3 enabledUser BAD_BOOLEAN Row aaaaaaa"] },
        { "users", "ben,,,true", "ben,,,Yes", ["users 3 enabledUser NONSTANDARD_BOOLEAN Warning Aaa"] },
        { "users", "ben,,,true,ben", "ben,,,true,", ["users 3 username NO_USERNAME Warning -"] },
        { "users", "ben,,,true,ben", "ben,,,true,ANN", ["users 3 username SHARED_LOGIN Warning aaa"] },
        { "users", "ben,,,true,ben", "ben,,,true,b\u00a0en", ["users 3 username INVISIBLE_CHARACTER Warning a?aa"] },
        { "enrollments", "ann,teacher", "ann,wizard", ["enrollments 2 role BAD_VALUE Row aaaaaa"] },
        { "enrollments", "ann,teacher", "ann,TEACHER", ["enrollments 2 role NONSTANDARD_CASE Warning AAAAAAA"] },
        { "enrollments", "c,s,kid", ",s,kid", ["enrollments 3 classSourcedId MISSING_VALUE Row -"] },

        // values on which nothing depends
        { "academicSessions", "Year,schoolYear", "Year,era", ["academicSessions 2 type IGNORED_VALUE Warning aaa", "courses 2 schoolYearSourcedId SESSION_TYPE Warning a"] },
        { "classes", "scheduled", "lecture", ["classes 2 classType IGNORED_VALUE Warning aaaaaaa"] },
        { "classes", "scheduled", "Scheduled", ["classes 2 classType NONSTANDARD_CASE Warning Aaaaaaaaa"] },
        { "classes", "scheduled,,s,y", "scheduled,,s,", ["classes 2 termSourcedIds BLANK_VALUE Warning -"] },
        { "classes", "scheduled,,s,y,,", "scheduled,,s,\"y,\",,", ["classes 2 termSourcedIds BAD_LIST Warning a,"] },
        { "roles", "principal", "secretary", ["roles 3 role UNKNOWN_ROLE Row aaaaaaaaa"] },
        { "roles", "primary,principal", "first,principal", ["roles 3 roleType IGNORED_VALUE Warning aaaaa"] },
        { "roles", "r2,,,ben", "r4,,,ann,primary,aide,,,s,\nr2,,,ben", ["roles 3 roleType MULTIPLE_PRIMARY Warning aaaaaaa"] },
        { "users", "true,ben,", "true,ben,Staff:7", ["users 3 userIds BAD_LIST Warning Aaaaa:9"] },
        { "enrollments", "teacher,true", "teacher,TRUE", ["enrollments 2 primary IGNORED_VALUE Warning AAAA"] },
        { "enrollments", "teacher,true,2026-08-15", "teacher,true,8/15/2026", ["enrollments 2 beginDate IGNORED_VALUE Warning 9/99/9999"] },
        { "courses", "Maths,02", "\"Maths,Music\",02", ["courses 2 subjectCodes BAD_LIST Warning 99"] },
        { "courses", "Maths,02", "Maths,MATH", ["courses 2 subjectCodes UNKNOWN_SUBJECT_CODE Warning AAAA"] },
    };
}
