namespace DistrictCoaching.OneRoster.Tests;

/// <summary>What a rejected row leaves out, and that nothing ends because of it.</summary>
public sealed class RejectionTests
{
    [Theory]
    [InlineData("teacher,", "wizard,")]
    [InlineData("2027-06-10,s", "2027-06-10,nowhere")]
    [InlineData("teacher,2026-08-15", "teacher,15.8.2026")]
    [InlineData("2026-08-15,2027-06-10", "2026-08-15,2026-08-15")]
    [InlineData("2027-06-10,s", "2027-06-10,")]
    [InlineData("r1,,", "r1,gone,")]
    [InlineData("r1,,,ann", ",,,ann")]
    public void A_role_that_cannot_be_understood_is_left_out_and_ends_nothing(string old, string changed)
    {
        var file = Small.With("roles", old, changed).File!;
        var ann = file.People.Single(person => person.SourcedId == "ann");
        Assert.Empty(ann.Roles);
        Assert.False(ann.WholeRoles);
        Assert.True(file.WholePeople);
    }

    [Theory]
    [InlineData("Ben,Birch", "Ben,")]
    [InlineData("ben,,,true", "ben,,,perhaps")]
    [InlineData("ben,,,true", "ben,left,,true")]
    public void A_person_that_cannot_be_understood_is_there_but_unchanged(string old, string changed)
    {
        var ben = Small.With("users", old, changed).File!.People.Single(person => person.SourcedId == "ben");
        Assert.Null(ben.Identity);
        Assert.False(ben.Gone);
    }

    [Theory]
    [InlineData("s,,,School,school", "s,,,,school")]
    [InlineData("s,,,School,school", "s,,,School,shool")]
    public void A_school_that_cannot_be_understood_is_there_but_unchanged(string old, string changed) =>
        Assert.Equal([new FileSchool("s", null, false)], Small.With("orgs", old, changed).File!.Schools);

    [Fact]
    public void Where_a_row_may_be_anybodys_nobody_leaves_by_being_absent()
    {
        Assert.False(Small.With("users", "ben,,,true", ",,,true").File!.WholePeople);
        Assert.False(Small.With("orgs", "s,,,School", ",,,School").File!.WholeSchools);
        Assert.All(Small.With("roles", "r2,,,ben", "r2,,,").File!.People, person => Assert.False(person.WholeRoles));
    }

    [Theory]
    [InlineData("enrollments", "c,s,ann", "nowhere,s,ann")]
    [InlineData("enrollments", "c,s,ann", ",s,ann")]
    [InlineData("enrollments", "ann,teacher", ",teacher")]
    [InlineData("classes", "09,m,A", "09,nowhere,A")]
    [InlineData("classes", "09,m,A", "09,,A")]
    public void What_she_teaches_stays_where_a_row_of_it_was_left_out(string file, string old, string changed)
    {
        Assert.Single(Small.Read(Small.WithClasses()).File!.People[0].Subjects!);
        Assert.Null(Small.With(Small.WithClasses(), file, old, changed).File!.People[0].Subjects);
    }
}
