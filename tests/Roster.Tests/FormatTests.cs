using System.Text;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>The forms in which one and the same district may come: all are read as the same.</summary>
public sealed class FormatTests
{
    [Fact]
    public void Users_of_1_2_0_have_one_column_more()
    {
        var files = Small.WithClasses();
        var lines = files["users"].TrimEnd('\n').Split('\n');
        files["users"] = Small.Lines([lines[0].Replace("userMasterIdentifier,", "userMasterIdentifier,resourceSourcedIds,", StringComparison.Ordinal), .. lines[1..].Select(line => Insert(line, 17))]);
        Same(Small.WithClasses(), files);

        static string Insert(string line, int at) => string.Join(',', [.. line.Split(',')[..at], "", .. line.Split(',')[at..]]);
    }

    [Fact]
    public void The_same_people_in_1_1_and_1_2()
    {
        var (old, now) = (Small.Read(Small.OldFiles()), Small.Read(Small.Files()));
        Assert.Empty(old.Findings);
        Assert.Equal(now.File!.People.Select(person => person.Identity!.Name), old.File!.People.Select(person => person.Identity!.Name));
        Assert.Equal(["s"], old.File.People[0].Roles.Select(role => role.School));
        Assert.Equal(["s", null], old.File.People[1].Roles.Select(role => role.School));
        Assert.All(old.File.People, person => Assert.True(person.WholeRoles));
        Assert.True(old.File is { WholePeople: true, WholeSchools: true });
    }

    [Fact]
    public void A_folder_is_read_as_a_zip_is()
    {
        var folder = Directory.CreateTempSubdirectory("format-");
        try
        {
            foreach (var (name, content) in Small.Bytes(Small.WithClasses()))
            {
                File.WriteAllBytes(Path.Combine(folder.FullName, name), content);
            }

            using var package = RosterPackage.Folder(folder.FullName);
            Assert.Equal(Bytes(Small.Read(Small.WithClasses())), Bytes(OneRosterReader.Read(package)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    public void Columns_may_stand_in_any_order(int seed)
    {
        var (files, random) = (Small.WithClasses(), new Random(seed));
        foreach (var name in files.Keys)
        {
            var rows = files[name].TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
            var order = Enumerable.Range(0, rows[0].Length).ToArray();
            random.Shuffle(order);
            files[name] = Small.Lines([.. rows.Select(row => string.Join(',', order.Select(at => row[at])))]);
        }

        Same(Small.WithClasses(), files, "HEADER_ORDER");
    }

    [Fact]
    public void Columns_of_metadata_may_follow_in_every_file()
    {
        var files = Small.WithClasses();
        foreach (var name in files.Keys.Where(name => name != "manifest"))
        {
            var lines = files[name].TrimEnd('\n').Split('\n');
            files[name] = Small.Lines([lines[0] + ",metadata.one,metadata.two", .. lines[1..].Select(line => line + ",,")]);
        }

        Same(Small.WithClasses(), files);
    }

    [Fact]
    public void Headers_may_be_in_any_case()
    {
        var files = Small.WithClasses();
        foreach (var name in files.Keys)
        {
            var lines = files[name].Split('\n');
            files[name] = string.Join('\n', [lines[0].ToUpperInvariant(), .. lines[1..]]);
        }

        Same(Small.WithClasses(), files, "HEADER_SPELLING");
    }

    [Fact]
    public void Every_value_may_be_quoted_and_have_blanks_around_it()
    {
        var files = Small.WithClasses();
        foreach (var name in files.Keys)
        {
            files[name] = Small.Lines([.. files[name].TrimEnd('\n').Split('\n').Select((line, at) => string.Join(',', line.Split(',').Select(value => at == 0 ? $"\"{value}\"" : $"\" {value} \"")))]);
        }

        Same(Small.WithClasses(), files);
    }

    [Fact]
    public void A_package_may_mix_whole_files_and_deltas()
    {
        var files = Small.Files();
        files["manifest"] = Small.Manifest("1.2", "bulk", "orgs", "academicSessions", "users", "roles").Replace("file.users,bulk", "file.users,delta", StringComparison.Ordinal);
        files["users"] = Small.Lines(files["users"].Split('\n')[0], "ann,active,2026-10-05T06:00:00.000Z,true,ann,,Annabel,Ash,,,,,,,,,,,,,,", "ben,tobedeleted,2026-10-05T06:00:00.000Z,true,ben,,Ben,Birch,,,,,,,,,,,,,,");
        var reading = Small.Read(files);
        Assert.Empty(reading.Findings);
        Assert.Equal((true, false), (reading.File!.WholeSchools, reading.File.WholePeople));
        Assert.Equal([("ann", false), ("ben", true)], reading.File.People.Select(person => (person.SourcedId, person.Gone)));
    }

    [Fact]
    public void In_a_delta_of_organisations_one_that_is_absent_may_be_a_school_of_the_roster()
    {
        const string At = "2026-10-05T06:00:00.000Z";
        var files = Small.Files();
        files["manifest"] = Small.Manifest("1.2", "delta", "orgs", "users", "roles");
        files["orgs"] = Small.Lines(files["orgs"].Split('\n')[0], $"n,active,{At},New,school,,d");
        files["users"] = Small.Lines(files["users"].Split('\n')[0], $"ann,active,{At},true,ann,,Annabel,Ash,,,,,,,,,,,,,,");
        files["roles"] = Small.Lines(files["roles"].Split('\n')[0], $"r1,active,{At},ann,primary,teacher,,,s,", $"r2,active,{At},ann,secondary,teacher,,,n,");
        files.Remove("academicSessions");
        var reading = Small.Read(files);
        Assert.Empty(reading.Findings);
        Assert.Equal(["s", "n"], reading.File!.People.Single().Roles.Select(role => role.School));
    }

    [Fact]
    public void Of_students_only_their_numbers_leave_the_reader()
    {
        var file = Small.Read(Small.WithClasses()).File!;
        var size = Assert.Single(file.Sizes!);
        Assert.Equal(("s", 1), (size.School, size.Students));
        Assert.Equal([1], size.Classes);
        Assert.DoesNotContain("kid", Bytes(new(file, [])), StringComparison.OrdinalIgnoreCase);
        Assert.Null(Small.Read(Small.Files()).File!.Sizes);
    }

    private static void Same(Dictionary<string, string> right, Dictionary<string, string> other, string? code = null)
    {
        var reading = Small.Read(other);
        Assert.Equal(code is null ? [] : [(code, Severity.Warning)], reading.Findings.Select(finding => (finding.Code, finding.Severity)).Distinct());
        Assert.Equal(Bytes(Small.Read(right)), Bytes(reading));
    }

    private static string Bytes(RosterReading reading) => Encoding.UTF8.GetString(RosterFileBytes.Write(reading.File!));
}
