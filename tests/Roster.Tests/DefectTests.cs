using System.Text;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>Every way in which a package can be wrong that refuses it, or that takes a row out of it.</summary>
public sealed class DefectTests
{
    [Fact]
    public void A_right_package_is_read_without_a_finding()
    {
        var (file, findings) = Small.Read(Small.Files());
        Assert.Empty(findings);
        Assert.Equal(["ann", "ben"], file!.People.Select(person => person.SourcedId));
        Assert.Equal(("Ann Ash", "ann@x.example"), (file.People[0].Identity!.Name, file.People[0].Identity!.Email));
        Assert.Equal([new FileRole(Role.Teacher, "s", new(new(2026, 8, 15), new(2027, 6, 9)), "roles", 2)], file.People[0].Roles);
        Assert.Equal([new FileRole(Role.SchoolLeader, "s", new(DateOnly.MinValue, DateOnly.MaxValue), "roles", 3)], file.People[1].Roles);
    }

    [Theory]
    [InlineData("users", "Ash", "A\"sh", "MALFORMED_CSV", 2)]
    [InlineData("users", "Ash", "\"Ash", "MALFORMED_CSV", 2)]
    [InlineData("users", "Ben,Birch", "\"Ben\nny\",Birch", "MALFORMED_CSV", 3)]
    [InlineData("users", "Ben,Birch", "Ben,Birch,more", "MALFORMED_CSV", 3)]
    [InlineData("users", "Ben,Birch,,", "Ben,Birch,", "MALFORMED_CSV", 3)]
    [InlineData("users", "kid,,,true", "ann,,,true", "DUPLICATE_ID", 4)]
    [InlineData("roles", "r2,", "r1,", "DUPLICATE_ID", 3)]
    [InlineData("orgs", "s,,,School", "d,,,School", "DUPLICATE_ID", 3)]
    [InlineData("academicSessions", "2027\n", "2027\ny,,,Year,schoolYear,2026-08-15,2027-06-10,,2027\n", "DUPLICATE_ID", 3)]
    [InlineData("users", "givenName,", "firstName,", "MISSING_HEADER", 1)]
    [InlineData("roles", "orgSourcedId", "org", "MISSING_HEADER", 1)]
    [InlineData("orgs", "identifier", "name", "DUPLICATE_HEADER", 1)]
    [InlineData("manifest", "oneroster.version,1.2", "oneroster.version,1.0", "UNKNOWN_VERSION", 3)]
    [InlineData("manifest", "file.orgs,bulk", "file.orgs,absent", "MISSING_FILE", null)]
    [InlineData("manifest", "file.roles,bulk", "file.roles,absent", "MISSING_FILE", null)]
    [InlineData("manifest", "file.academicSessions,bulk", "file.enrollments,bulk", "MISSING_FILE", null)]
    public void Refuses_the_package(string file, string old, string changed, string code, int? line)
    {
        var reading = Small.With(file, old, changed);
        Assert.Null(reading.File);
        Assert.Contains(reading.Findings, finding => (finding.Code, finding.Line, finding.Severity) == (code, line, Severity.File));
    }

    [Theory]
    [InlineData("users")]
    [InlineData("roles")]
    [InlineData("orgs")]
    public void A_file_of_nothing_but_a_header_refuses_the_package(string file)
    {
        var files = Small.Files();
        files[file] = files[file].Split('\n')[0] + "\n";
        var reading = Small.Read(files);
        Assert.Null(reading.File);
        Assert.Contains(reading.Findings, finding => (finding.File, finding.Code) == (file, "EMPTY_FILE"));
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    public void Another_encoding_refuses_the_package_and_says_where(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding) is var other ? [.. other.GetPreamble(), .. other.GetBytes(Small.Files()["users"].Replace("Birch", "Búho", StringComparison.Ordinal))] : Array.Empty<byte>();
        var reading = Small.Read(Small.Files().Select(file => (file.Key + ".csv", file.Key == "users" ? bytes : Encoding.UTF8.GetBytes(file.Value))));
        Assert.Null(reading.File);
        Assert.Equal(("users", "INVALID_UTF8", (long?)(encoding == "utf-16" ? 1 : 3)), reading.Findings.Select(finding => (finding.File, finding.Code, finding.Line)).Single());
    }

    [Theory]
    [InlineData("roles", "teacher,", "wizard,", "UNKNOWN_ROLE", 2, "role")]
    [InlineData("roles", "2027-06-10,s", "2027-06-10,nowhere", "UNKNOWN_ORG", 2, "orgSourcedId")]
    [InlineData("roles", "teacher,2026-08-15", "teacher,15.8.2026", "BAD_DATE", 2, "beginDate")]
    [InlineData("roles", "teacher,2026-08-15", "teacher,8/9/2026", "BAD_DATE", 2, "beginDate")]
    [InlineData("roles", "2026-08-15,2027-06-10", "2026-08-15,2026-08-15", "DATES_REVERSED", 2, "endDate")]
    [InlineData("roles", "teacher,2026-08-15,2027-06-10,s", "teacher,2026-08-15,2027-06-10,", "MISSING_VALUE", 2, "orgSourcedId")]
    [InlineData("roles", "r1,,", "r1,gone,", "BAD_VALUE", 2, "status")]
    public void A_role_that_cannot_be_understood_is_left_out_and_ends_nothing(string file, string old, string changed, string code, int line, string column)
    {
        var reading = Small.With(file, old, changed);
        Assert.Equal([new Finding(file, line, column, code, Severity.Row)], reading.Findings.Where(finding => finding.Severity != Severity.Warning).Select(WithoutShape));
        var ann = reading.File!.People.Single(person => person.SourcedId == "ann");
        Assert.Empty(ann.Roles);
        Assert.False(ann.WholeRoles);
        Assert.True(reading.File.WholePeople);
    }

    [Theory]
    [InlineData("Ben,Birch", "Ben,", "MISSING_VALUE", "familyName")]
    [InlineData("ben,,,true", "ben,,,perhaps", "BAD_VALUE", "enabledUser")]
    [InlineData("ben,,,true", "ben,left,,true", "BAD_VALUE", "status")]
    public void A_person_that_cannot_be_understood_is_there_but_unchanged(string old, string changed, string code, string column)
    {
        var reading = Small.With("users", old, changed);
        Assert.Contains(new Finding("users", 3, column, code, Severity.Row), reading.Findings.Select(WithoutShape));
        var ben = reading.File!.People.Single(person => person.SourcedId == "ben");
        Assert.Null(ben.Identity);
        Assert.False(ben.Gone);
    }

    [Theory]
    [InlineData("s,,,School,school", "s,,,,school", "MISSING_VALUE", "name")]
    [InlineData("s,,,School,school", "s,,,School,shool", "BAD_VALUE", "type")]
    public void A_school_that_cannot_be_understood_is_there_but_unchanged(string old, string changed, string code, string column)
    {
        var reading = Small.With("orgs", old, changed);
        Assert.Equal([new Finding("orgs", 3, column, code, Severity.Row)], reading.Findings.Select(WithoutShape));
        Assert.Equal([new FileSchool("s", null, false)], reading.File!.Schools);
    }

    [Fact]
    public void Every_code_has_a_sentence_in_both_languages()
    {
        foreach (var code in FindingCodes.All)
        {
            var finding = new Finding("users", 1, null, code, Severity.Row);
            Assert.NotEmpty(finding.Message());
            Assert.NotEqual(finding.Message("en"), finding.Message("es"));
        }
    }

    [Fact]
    public void A_finding_shows_the_shape_of_a_value_and_never_the_value()
    {
        var finding = Small.With("roles", "teacher,2026-08-15", "teacher,Élan 07/3").Findings.Single();
        Assert.Equal(("BAD_DATE", "Aaaa 99/9"), (finding.Code, finding.Shape));
        Assert.Equal(new string('a', ValueShape.Most) + "…", ValueShape.Of(new('x', 10_000)));
        Assert.Equal("=a?", ValueShape.Of("=x\t"));
    }

    private static Finding WithoutShape(Finding finding) => finding with { Shape = null };
}
