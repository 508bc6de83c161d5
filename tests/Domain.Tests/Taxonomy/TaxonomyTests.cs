namespace DistrictCoaching.Domain.Tests;

public sealed class TaxonomyTests
{
    [Fact]
    public void Every_subject_and_skill_has_an_id_and_names_of_its_own()
    {
        Assert.Equal((23, 15), (Taxonomy.Subjects.Length, Taxonomy.Skills.Length));
        Assert.Equal(23, Taxonomy.Subjects.DistinctBy(subject => subject.Id).Count());
        Assert.Equal(15, Taxonomy.Skills.DistinctBy(skill => skill.Id).Count());
        Assert.All(Taxonomy.Subjects, subject => Assert.NotEqual(subject.Name("en"), subject.Name("es")));
        Assert.All(Taxonomy.Skills, skill => Assert.NotEqual(skill.Name("en"), skill.Name("es")));
    }

    [Fact]
    public void Ids_are_stored_so_they_stay()
    {
        Assert.Equal(new("00000002-5ced-4000-8000-000000000000"), Taxonomy.SubjectByCode("02")!.Id.Value);
        Assert.Equal(new("00000010-5ced-4000-8000-000000000000"), Taxonomy.SubjectByCode("10")!.Id.Value);
        Assert.Equal(new("00000001-5c11-4000-8000-000000000000"), Taxonomy.Skills[0].Id.Value);
    }

    [Theory]
    [InlineData("01", "English and literature")]
    [InlineData("06", "World languages")]
    [InlineData("24", "World languages")]
    [InlineData("25", null)]
    [InlineData("1", null)]
    public void Subjects_are_found_by_code(string code, string? name) => Assert.Equal(name, Taxonomy.SubjectByCode(code)?.English);

    [Fact]
    public void Knows_its_own_and_no_others()
    {
        Assert.True(Taxonomy.Knows(Taxonomy.Subjects[3].Id));
        Assert.True(Taxonomy.Knows(Taxonomy.Skills[3].Id));
        Assert.False(Taxonomy.Knows(new SubjectId(Guid.NewGuid())));
        Assert.False(Taxonomy.Knows(new SkillId(Taxonomy.Subjects[3].Id.Value)));
    }
}
