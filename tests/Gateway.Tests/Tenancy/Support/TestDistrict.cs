using System.Net.Http.Headers;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>A district of the running service, founded and filled as users do it: over HTTP, by those whose role allows it.</summary>
public sealed class TestDistrict
{
    /// <summary>The key of an integrator's client, which acts for itself.</summary>
    public const string App = "App";

    private readonly Service service;
    private readonly Dictionary<string, Member> people = [];

    private TestDistrict(Service service, Guid id, string name) => (this.service, Id, Name) = (service, id, name);

    public Guid Id { get; }

    public string Name { get; }

    public string Today => service.Today;

    public string School { get; private set; } = "";

    public string OtherSchool { get; private set; } = "";

    public string Notice { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Skill { get; private set; } = "";

    /// <summary>One that is told nothing, and what it was once sent in vain.</summary>
    public string Webhook { get; set; } = "";

    public string WebhookDelivery { get; set; } = "";

    /// <summary>By the teacher's key: what she was sent, granted and did.</summary>
    public Dictionary<string, string> Invitations { get; } = [];

    public Dictionary<string, string> Consents { get; } = [];

    public Dictionary<string, string> Activities { get; } = [];

    public IEnumerable<Member> People => people.Values;

    public Member this[string key] => people[key];

    public Member Who(string caller) => caller == App ? new(service, Id, "integrator", null) : people[caller];

    /// <summary>A district with its roster, roles, profiles and introductions, and nothing between any teacher and any coach.</summary>
    public static async Task<TestDistrict> Found(Service service, string name)
    {
        var operation = Guid.NewGuid();
        var answer = await service.Ask(
            service.Token("operators", null, "operators", "operator"),
            "mutation($input: CreateDistrictInput!) { createDistrict(input: $input) { errors { code } } }",
            new
            {
                input = new
                {
                    operationId = operation,
                    slug = $"{name.ToLowerInvariant()}-{operation:N}",
                    name,
                    kind = "TRAINING",
                    timeZone = "America/Chicago",
                    leadGivenName = "Lead",
                    leadFamilyName = RosterFiles.Family("Lead", name),
                    leadLogin = RosterFiles.Login("Lead", name),
                },
            });
        Assert.Equal("""{"data":{"createDistrict":{"errors":[]}}}""", answer.Text);
        var district = new TestDistrict(service, operation, name);
        district.people["Lead"] = new(service, operation, "Lead", operation);
        await district.Import();
        await district.Know();
        await district.Introduce();
        return district;
    }

    /// <summary>Reads again which notice is in force.</summary>
    public async Task Refresh() =>
        Notice = (await this["Lead"].Ask("{ district { noticesInForce { id } } }")).Data.GetProperty("district").GetProperty("noticesInForce")[0].GetProperty("id").GetString()!;

    /// <summary>The roster's package once more, without some.</summary>
    public async Task Import(params string[] without)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/roster-imports")
        {
            Content = new ByteArrayContent(RosterFiles.Zip(Name, DateOnly.FromDateTime(service.Clock.GetUtcNow().UtcDateTime), without)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("D"));
        request.Headers.Add("Prefer", "wait=60");
        var answer = await service.Send(request, service.Token(this["Lead"].Guid.ToString("D"), Id));
        Assert.True(answer.Status == 200, answer.Text);
    }

    private async Task Know()
    {
        var known = (await this["Lead"].Ask("{ people(first: 100) { nodes { id givenName } } schools { id } taxonomy { subjects { id } skills { id } } }")).Data;
        foreach (var person in known.GetProperty("people").GetProperty("nodes").EnumerateArray())
        {
            var key = person.GetProperty("givenName").GetString()!;
            people[key] = new(service, Id, key, NodeId.Read("Person", person.GetProperty("id").GetString()!));
        }

        Assert.Equal(RosterFiles.Staff.Length, people.Count);
        (School, OtherSchool) = (known.GetProperty("schools")[0].GetProperty("id").GetString()!, known.GetProperty("schools")[1].GetProperty("id").GetString()!);
        Subject = known.GetProperty("taxonomy").GetProperty("subjects")[0].GetProperty("id").GetString()!;
        Skill = known.GetProperty("taxonomy").GetProperty("skills")[0].GetProperty("id").GetString()!;
        await Refresh();
    }

    private async Task Introduce()
    {
        var lead = this["Lead"];
        await lead.Do("setPolicy", new { operationId = Guid.NewGuid(), cooldownDays = 90, sendingsPerWeek = 50, threshold = 10 });
        foreach (var (key, school) in new[] { ("Coach", School), ("IdleCoach", School), ("OtherCoach", OtherSchool) })
        {
            await lead.Do("assignRole", new { operationId = Guid.NewGuid(), personId = this[key].Id, role = "COACH", schoolId = school });
            await this[key].Do("publishProfile", new { operationId = Guid.NewGuid(), yearsTaught = 9, subjectIds = new[] { Subject }, statement = $"{key} of {Name} offers help." });
            await lead.Do("introduceCoach", new { operationId = Guid.NewGuid(), schoolId = school, coachId = this[key].Id });
        }

        await lead.Do("assignRole", new { operationId = Guid.NewGuid(), personId = this["Representative"].Id, role = "TEACHER_REPRESENTATIVE", schoolId = School });
    }
}
