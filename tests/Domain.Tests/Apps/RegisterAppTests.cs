namespace DistrictCoaching.Domain.Tests;

public class RegisterAppTests
{
    private static readonly Uri Back = new("https://app.example/back");
    private static readonly AppAccess
        ByItself = new([], [AppScope.Directory], [], [], null),
        ForPeople = new([AppScope.Coaching, AppScope.Directory], [AppScope.Directory], [Back, new("http://localhost:8080/back")], [Back], null);

    public static TheoryData<string, AppAccess, int, string?> Cases => new()
    {
        { "Timetable", ByItself, 99, null },
        { "Timetable", ForPeople, 0, null },
        { " ", ByItself, 0, "BAD_APP_NAME" },
        { new('x', 61), ByItself, 0, "BAD_APP_NAME" },
        { "Time\u202Etable", ByItself, 0, "BAD_APP_NAME" },
        { "Timetable", new([], [], [], [], null), 0, "APP_WITHOUT_USE" },
        { "Timetable", ByItself with { RedirectUris = [Back] }, 0, "BAD_APP_ADDRESS" },
        { "Timetable", ForPeople with { RedirectUris = [] }, 0, "BAD_APP_ADDRESS" },
        { "Timetable", ForPeople with { RedirectUris = [new("http://app.example/back")] }, 0, "BAD_APP_ADDRESS" },
        { "Timetable", ForPeople with { RedirectUris = [new("https://app.example/back#part")] }, 0, "BAD_APP_ADDRESS" },
        { "Timetable", ForPeople with { RedirectUris = [new("https://user@app.example/back")] }, 0, "BAD_APP_ADDRESS" },
        { "Timetable", ForPeople with { RedirectUris = [new("javascript:alert(1)")] }, 0, "BAD_APP_ADDRESS" },
        { "Timetable", ForPeople with { SignedOutUris = [new("out", UriKind.Relative)] }, 0, "BAD_APP_ADDRESS" },
        { "Timetable", ForPeople with { RedirectUris = [.. Enumerable.Range(0, 11).Select(at => new Uri($"https://app.example/{at}"))] }, 0, "BAD_APP_ADDRESS" },
        { "Timetable", ByItself with { ForItself = [AppScope.Coaching] }, 0, "APP_SCOPE_FOR_PEOPLE" },
        { "Timetable", ByItself, 100, "TOO_MANY_APPS" },
    };

    [Theory]
    [InlineData(0, 0, "TOO_MANY_APPS")]
    [InlineData(3, 2, null)]
    [InlineData(3, 3, "TOO_MANY_APPS")]
    [InlineData(200, 150, null)]
    public void A_district_may_have_as_many_as_were_set_for_it(int most, int living, string? code) =>
        Assert.Equal(code, new RegisterApp(Guid.NewGuid(), new(Guid.NewGuid()), "Timetable", ByItself, most).Decide(living)?.Code);

    [Theory, MemberData(nameof(Cases))]
    public void Says_why_not(string name, AppAccess access, int living, string? code) =>
        Assert.Equal(code, new RegisterApp(Guid.NewGuid(), new(Guid.NewGuid()), name, access).Decide(living)?.Code);
}
