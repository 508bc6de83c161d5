using System.Net;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

public sealed class LinkTests : ServiceTests
{
    private protected override Task<Service> Start() => Service.Start();

    [Fact]
    public async Task A_link_sets_the_first_password_once()
    {
        var link = await Link(Roster.Ana);
        await Browser.Open(link);
        var page = await Browser.Open(link);
        Assert.Equal("Choose your password", page.Title);
        Assert.Equal("Your password is set", (await Choose(page, Roster.Password)).Title);
        Assert.Equal(HttpStatusCode.Gone, (await Choose(page, "another quiet river")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await Browser.Open(link)).Status);
        using var flow = Service.Flow();
        Assert.Equal(600, (await flow.SignIn("lincoln", "ana", Roster.Password)).ExpiresIn);
    }

    [Fact]
    public async Task Of_two_who_use_a_link_at_once_one_sets_the_password()
    {
        var page = await Browser.Open(await Link(Roster.Ana));
        var answers = await Task.WhenAll(Choose(page, Roster.Password), Choose(page, "another quiet river"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Gone], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task A_person_with_a_password_gets_no_link()
    {
        await Service.Do<ISampleSignIns>(signIns => signIns.Seed(Roster.Ana.District, Roster.Ana.Person, Roster.Password));
        Assert.Equal(new(null, null, "ALREADY_HAS_SIGN_IN"), await Create(Roster.Ana.District, Roster.Ana.Person));
    }

    [Fact]
    public async Task Unknown_foreign_and_inactive_persons_get_no_link()
    {
        Service.People.Deactivate(Roster.Ben);
        Assert.Equal(new(null, null, "NOT_FOUND"), await Create(Roster.Lincoln.District, new(Guid.NewGuid())));
        Assert.Equal(new(null, null, "NOT_FOUND"), await Create(Roster.Madison.District, Roster.Ana.Person));
        Assert.Equal(new(null, null, "NOT_FOUND"), await Create(Roster.Lincoln.District, Roster.Ben.Person));
    }

    [Fact]
    public async Task A_record_that_was_merged_gets_no_first_password_and_keeps_the_one_it_had()
    {
        var link = await Link(Roster.Ana);
        await Service.Do<ISampleSignIns>(signIns => signIns.Seed(Roster.Ben.District, Roster.Ben.Person, Roster.Password));
        Service.People.Merge(Roster.Ana);
        Service.People.Merge(Roster.Ben);
        Assert.Equal(HttpStatusCode.Gone, (await Browser.Open(link)).Status);
        Assert.Equal(new(null, null, "NOT_FOUND"), await Create(Roster.Ana.District, Roster.Ana.Person));
        using var flow = Service.Flow();
        Assert.Equal(600, (await flow.SignIn("lincoln", "ben", Roster.Password)).ExpiresIn);
    }

    [Fact]
    public async Task A_new_link_ends_the_earlier_one_and_three_days_end_any()
    {
        var (first, second) = (await Link(Roster.Ana), await Link(Roster.Ana));
        Assert.Equal(HttpStatusCode.Gone, (await Browser.Open(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Browser.Open(second)).Status);
        Service.Clock.Advance(TimeSpan.FromHours(72));
        Assert.Equal(HttpStatusCode.Gone, (await Browser.Open(second)).Status);
    }

    [Fact]
    public async Task A_link_of_a_person_who_left_is_worth_nothing()
    {
        var page = await Browser.Open(await Link(Roster.Ana));
        Service.People.Deactivate(Roster.Ana);
        Assert.Equal(HttpStatusCode.Gone, (await Choose(page, Roster.Password)).Status);
    }

    [Theory]
    [InlineData("eleven char", "eleven char", "The password is shorter than 12 characters. Choose a longer one.")]
    [InlineData("Password1234", "Password1234", "Very many people use this password, so it is guessed first. Choose another one.")]
    [InlineData("abababababab", "abababababab", "Very many people use this password, so it is guessed first. Choose another one.")]
    [InlineData("a quiet river", "a quiet rivet", "The two passwords are not the same. Enter them again.")]
    public async Task A_bad_choice_is_explained_and_the_link_still_works(string password, string repeat, string sentence)
    {
        var page = await Browser.Open(await Link(Roster.Ana));
        var answer = await Choose(page, password, repeat);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(sentence, answer.Problem);
        Assert.Equal(HttpStatusCode.OK, (await Choose(answer, Roster.Password)).Status);
    }

    [Fact]
    public async Task A_password_has_at_most_128_signs()
    {
        var page = await Browser.Open(await Link(Roster.Ana));
        var longest = string.Concat(Enumerable.Repeat("a quiet river runs deep; ", 6))[..128];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Choose(page, longest + ".")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Choose(page, longest)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?link=")]
    [InlineData("?link=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("?link=%3Cscript%3E")]
    public async Task A_link_that_was_never_made_is_answered_like_one_that_ended(string query) =>
        Assert.Equal(HttpStatusCode.Gone, (await Browser.Open("account/accept" + query)).Status);

    private Task<Shown> Choose(Shown page, string password, string? repeat = null) =>
        Browser.Submit(page, ("password", password), ("repeat", repeat ?? password));

    private async Task<string> Link(SignInPerson person) => (await Create(person.District, person.Person)).Address!.AbsoluteUri;

    private Task<SignInLinkAnswer> Create(DistrictId district, PersonId person) =>
        Service.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(district, person));
}
