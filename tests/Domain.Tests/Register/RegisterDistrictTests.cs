using static DistrictCoaching.Domain.RegisterEvent;

namespace DistrictCoaching.Domain.Tests.Registers;

public sealed class RegisterDistrictTests
{
    private static readonly RegisterDistrict Asked = new(Guid.NewGuid(), new("lake-county"));
    private static readonly DistrictRegistered Registered = new(new(Asked.Operation), Asked.Slug);

    [Fact]
    public void Its_id_is_the_operations() => Assert.Equal([Registered], Asked.Decide(new()).Events);

    [Fact]
    public void Asked_twice_it_is_registered_once()
    {
        var (events, refusal) = Asked.Decide(After(Registered));
        Assert.Empty(events);
        Assert.Null(refusal);
    }

    [Fact]
    public void A_slug_is_taken_once() => Assert.Equal(new("SLUG_TAKEN"), (Asked with { Operation = Guid.NewGuid() }).Decide(After(Registered)).Refusal);

    [Fact]
    public void A_district_is_not_registered_again_under_another_slug() =>
        Assert.Equal(Refusal.OperationReused, (Asked with { Slug = new("hill-county") }).Decide(After(Registered)).Refusal);

    [Theory, InlineData("ab"), InlineData("a1"), InlineData("lake-county-2"), InlineData("0--0")]
    public void A_slug_is_letters_digits_and_hyphens(string slug) => Assert.Null((Asked with { Slug = new(slug) }).Decide(new()).Refusal);

    [Theory, InlineData(""), InlineData("a"), InlineData("-a"), InlineData("a-"), InlineData("Lake"), InlineData("la ke"), InlineData("lákë"), InlineData("a.b"), InlineData("a_b"), InlineData("a٣")]
    public void Anything_else_is_none(string slug) => Assert.Equal(new("BAD_SLUG"), (Asked with { Slug = new(slug) }).Decide(new()).Refusal);

    [Fact]
    public void A_slug_has_at_most_63_signs()
    {
        Assert.True(new Slug(new('a', 63)).Valid);
        Assert.False(new Slug(new('a', 64)).Valid);
    }

    private static Register After(params RegisterEvent[] history) => history.Aggregate(new Register(), Register.Evolve);
}
