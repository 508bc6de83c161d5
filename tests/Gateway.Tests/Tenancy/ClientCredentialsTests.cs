using System.Text.Json;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>What a district's application may ask by itself. Walks the schema with real ids of a coached teacher: whatever is new is closed until it is listed here.</summary>
[Collection(nameof(Service))]
public sealed class ClientCredentialsTests(Service service)
{
    private const string Client = "integrator";

    /// <summary>The directory, and what is the same for everybody: `people` and the like in full, of the others one field at a time.</summary>
    private static readonly string[] Directory =
    [
        "calendar.*", "changes.*", "node", "nodes", "people.*", "presets.*", "rateLimit.*", "schools.*", "taxonomy.*",
    ];

    /// <summary>
    /// With the scope coaching it is told, too, who it is, what its district shows to everybody who is in it, of every teacher that nothing is live, and of itself empty lists.
    /// </summary>
    private static readonly string[] Coaching =
    [
        .. Directory, "directoryChanged", "district.id", "district.kind", "district.name", "district.notices", "district.noticesInForce", "district.policy", "district.rosterImportPolicy", "district.slug",
        "district.state", "district.timeZone", "viewer.districtId", "viewer.language",
        "coverage.*", "note.errors", "partnership.activities", "partnership.errors", "partnershipChanged",
        "planMappingRules.changes", "planMappingRules.counts", "planMappingRules.errors", "viewer.apps", "viewer.merges", "viewer.signInEvents",
    ];

    public static TheoryData<string, string[]> Scopes => new()
    {
        { "directory", Directory },
        { "coaching", Coaching },
        { "directory coaching", Coaching },
    };

    [Theory, MemberData(nameof(Scopes))]
    public async Task Answers_what_is_listed_and_refuses_everything_else(string scope, string[] listed)
    {
        var home = await (await TestDistrict.Found(service, "Closed")).Coached();
        var token = service.Token(Client, home.Id, Client, scope);
        var answered = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var call in Walker.Parts(service).Concat(Walker.Subscriptions(service)))
        {
            var (path, answer) = (call.Name.Split(' ')[0], await Ask(home, token, call));
            if (answer.Json.TryGetProperty("data", out var data) && !answer.Json.TryGetProperty("errors", out _) && IsTold(data, path.Split('.')))
            {
                answered.Add(path);
            }
        }

        answered.SymmetricExceptWith(Open(listed));
        Assert.True(answered.Count == 0, $"Listed and refused, or answered and not listed: {string.Join(", ", answered)}.");
        foreach (var call in Walker.Mutations(service))
        {
            var answer = await Ask(home, token, call);
            // ending answers everybody alike, whether there was anything
            Assert.True(Closed(answer, scope) || call.Name.StartsWith("endPartnership", StringComparison.Ordinal), $"{call.Name} with the scope {scope}: {answer.Text}");
        }
    }

    private IEnumerable<string> Open(string[] listed) => Walker.Parts(service).Concat(Walker.Subscriptions(service)).Select(call => call.Name.Split(' ')[0]).Distinct()
        .Where(path => listed.Contains(path) || listed.Contains($"{path.Split('.')[0]}.*")).Order(StringComparer.Ordinal);

    private static Task<Answer> Ask(Service service, string token, string document, object variables) => service.Ask(token, document, variables);

    private Task<Answer> Ask(TestDistrict home, string token, Call call) =>
        Ask(service, token, call.Document, call.Variables(slot => slot.Name == Slot.Operation ? $"{Guid.NewGuid():D}" : slot.Optional ? null : home.Own(slot)));

    private static bool IsTold(JsonElement data, string[] path) =>
        path.Aggregate((JsonElement?)data, (at, name) => at is { } here ? Into(here, name) : null) is { ValueKind: not JsonValueKind.Null };

    /// <summary>Through a list into its first, where there is one.</summary>
    private static JsonElement? Into(JsonElement here, string name) => here.ValueKind switch
    {
        JsonValueKind.Object => here.TryGetProperty(name, out var value) ? value : null,
        JsonValueKind.Array when here.GetArrayLength() > 0 => Into(here[0], name),
        _ => null,
    };

    /// <summary>Refused for who asks, before anything that she named was looked at. With the scope coaching it may do what it has nobody to do for: each such act is refused for what it names.</summary>
    private static bool Closed(Answer answer, string scope) =>
        answer.Json.TryGetProperty("errors", out var errors)
            ? errors[0].GetProperty("extensions").GetProperty("code").GetString() is "SCOPE_MISSING" or "NOT_ALLOWED"
            : answer.Data.EnumerateObject().Single().Value.GetProperty("errors") is var refusals && refusals.GetArrayLength() > 0
                && (scope != "directory" || refusals[0].GetProperty("code").GetString() is "NOT_ALLOWED");
}
