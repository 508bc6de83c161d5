using System.Xml.Linq;
using DistrictCoaching.Identity;

namespace DistrictCoaching.EndToEnd;

/// <summary>A person of the story, signed in.</summary>
internal sealed record Someone(string Id, string Login, string Token);

/// <summary>A district of the story as it comes about: an operator creates it, its lead sets a password by her link, imports a roster, assigns a coach, and gives the others their links.</summary>
internal sealed class Cast
{
    private const string Password = "a long way to the lighthouse";
    private const string LeadLogin = "lead@second.example";
    private readonly Api api;
    private readonly Uri issuer;
    private readonly string slug;

    private Cast(Api api, Uri issuer, string slug) => (this.api, this.issuer, this.slug) = (api, issuer, slug);

    public Someone Lead { get; private set; } = null!;

    public Someone Principal { get; private set; } = null!;

    public Someone Coach { get; private set; } = null!;

    public IReadOnlyList<Someone> Teachers { get; private set; } = [];

    public string Slug => slug;

    public string School { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Skill { get; private set; } = "";

    public string Notice { get; private set; } = "";

    /// <summary>The district's day. Its zone is one where it is about noon, so that no test meets midnight.</summary>
    public DateOnly Today { get; private set; }

    public static async Task<Cast> Of(Api api, Uri issuer, string operatorToken, string folder, int teachers)
    {
        var cast = new Cast(api, issuer, $"d-{Guid.NewGuid():N}"[..20]);
        await cast.Found(operatorToken);
        await cast.Import(folder);
        await cast.Assign(folder, teachers);
        return cast;
    }

    /// <summary>Signs a person in anew, so that her sign-in is fresh.</summary>
    /// <param name="at">Where the district has moved to.</param>
    public async Task<string> SignIn(string login, Uri? at = null)
    {
        using var flow = new PasswordFlow(at ?? issuer);
        return (await flow.SignIn(slug, login, Password)).AccessToken;
    }

    /// <summary>Signs all but the principal in anew.</summary>
    public async Task SignInAnew()
    {
        var teachers = new List<Someone>();
        foreach (var teacher in Teachers)
        {
            teachers.Add(await Anew(teacher));
        }

        (Lead, Coach, Teachers) = (await Anew(Lead), await Anew(Coach), teachers);

        async Task<Someone> Anew(Someone one) => one with { Token = await SignIn(one.Login) };
    }

    /// <summary>An activity of today with a teacher, as her coach records it.</summary>
    public object Conversation(Someone teacher, Guid operation, string kind = "CONVERSATION", string? note = null) =>
        new { operationId = operation, teacherId = teacher.Id, kind, subjectId = Subject, skillId = Skill, day = Today.ToString("O"), minutes = 20, note };

    private async Task Found(string operatorToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var away = 12 - now.Hour;
        var (zone, operation) = ($"Etc/GMT{(away > 0 ? "-" : "+")}{Math.Abs(away)}", Guid.NewGuid());
        Today = DateOnly.FromDateTime(now.UtcDateTime.AddHours(away));
        var made = await api.Done(
            operatorToken, "createDistrict",
            new { operationId = operation, slug, name = "Second District", kind = "LIVE", timeZone = zone, leadGivenName = "Ottoline", leadFamilyName = "Ferris", leadLogin = LeadLogin }, "leadSignInLink");
        await Accept(made.GetProperty("leadSignInLink").GetString()!);
        var token = await SignIn(LeadLogin);
        Lead = new((await api.Ask(token, "{ viewer { id } }")).GetProperty("viewer").GetProperty("id").GetString()!, LeadLogin, token);
    }

    private async Task Import(string folder)
    {
        var (operation, zip) = (Guid.NewGuid(), Packages.Zip(folder));
        var imported = await api.Import(Lead.Token, operation, zip);
        Assert.True(imported.GetProperty("import").GetProperty("state").GetString() == "APPLIED", imported.ToString());
    }

    private async Task Assign(string folder, int teachers)
    {
        var listed = await People();
        Someone Known((string Login, string Given, string Family) person) => new(listed[$"{person.Given} {person.Family}"].Id, person.Login, "");
        var principal = Known(Packages.People(folder, "principal")[0]);
        School = listed.Values.Single(person => person.Id == principal.Id).School!;
        var there = Packages.People(folder, "teacher").Where(person => listed.ContainsKey($"{person.Given} {person.Family}")).Select(Known).Where(person => listed.Values.Any(one => one.Id == person.Id && one.School == School)).Take(teachers).ToList();
        var coach = Known(Packages.People(folder, "ext:instructionalCoach")[0]);
        await api.Done(Lead.Token, "assignRole", new { operationId = Guid.NewGuid(), personId = coach.Id, role = "COACH", schoolId = School }, "done");
        (Principal, Coach) = (await Join(principal), await Join(coach));
        var joined = new List<Someone>();
        foreach (var teacher in there)
        {
            joined.Add(await Join(teacher));
        }

        Teachers = joined;
        var asked = await api.Ask(Teachers[0].Token, "{ taxonomy { skills { id } } district { noticesInForce { id language } } viewer(actingAs: TEACHER) { asTeacher { subjectIds } } }");
        Subject = asked.GetProperty("viewer").GetProperty("asTeacher").GetProperty("subjectIds")[0].GetString()!;
        Skill = asked.GetProperty("taxonomy").GetProperty("skills")[0].GetProperty("id").GetString()!;
        Notice = asked.GetProperty("district").GetProperty("noticesInForce")[0].GetProperty("id").GetString()!;
    }

    /// <summary>All of the district's people by name, each with one of her schools.</summary>
    private async Task<Dictionary<string, (string Id, string? School)>> People()
    {
        var all = new Dictionary<string, (string, string?)>();
        for (string? after = null; ;)
        {
            var page = (await api.Ask(Lead.Token, "query($after: String) { people(first: 100, after: $after) { nodes { id givenName familyName roles { schoolId } } pageInfo { hasNextPage endCursor } } }", new { after })).GetProperty("people");
            foreach (var person in page.GetProperty("nodes").EnumerateArray())
            {
                var school = person.GetProperty("roles").EnumerateArray().Select(role => role.GetProperty("schoolId").GetString()).FirstOrDefault(id => id is not null);
                all[$"{person.GetProperty("givenName")} {person.GetProperty("familyName")}"] = (person.GetProperty("id").GetString()!, school);
            }

            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                return all;
            }

            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
    }

    private async Task<Someone> Join(Someone person)
    {
        var offer = await api.Done(Lead.Token, "createSignInLink", new { operationId = Guid.NewGuid(), personId = person.Id }, "link");
        await Accept(offer.GetProperty("link").GetString()!);
        return person with { Token = await SignIn(person.Login) };
    }

    /// <summary>Opens the page of a sign-in link and sets the password, as a browser does.</summary>
    private static async Task Accept(string link)
    {
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new() });
        var form = XDocument.Parse(await browser.GetStringAsync(new Uri(link))).Descendants("form").Single();
        var fields = form.Descendants("input").ToDictionary(input => input.Attribute("name")!.Value, input => input.Attribute("type")!.Value == "password" ? Password : input.Attribute("value")!.Value);
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await browser.PostAsync(new Uri(new Uri(link), form.Attribute("action")!.Value), content);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
    }
}
