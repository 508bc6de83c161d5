using System.Text.Json;

namespace DistrictCoaching.EndToEnd;

/// <summary>The whole story over HTTP on the embedded store: from an operator's new district to a teacher who reads her journal, with a kill in the middle.</summary>
public sealed class WholeStoryTests : IAsyncLifetime
{
    private static readonly string[] Wider = ["CONVERSATION", "CO_PLANNING", "VISIT"];
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("whole-");
    private Service service = null!;
    private Cast cast = null!;

    private Someone Teacher => cast.Teachers[0];

    public async ValueTask InitializeAsync()
    {
        service = new(new DirectoryInfo(Path.Combine(data.FullName, "made")), HostProcess.FreePort());
        await service.Start();
        cast = await Cast.Of(service.Api, service.Address, await service.OperatorToken(), Packages.Large, teachers: 1);
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task From_a_roster_to_a_journal()
    {
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(data.FullName, "made")));
        var partners = new Partners(service.Api, cast);
        await partners.Meet(Teacher);
        var received = (await AsTeacher("invitations { nodes { coach { profile { statement } } } }")).GetProperty("invitations").GetProperty("nodes");
        Assert.Equal("Nine years of it.", received[0].GetProperty("coach").GetProperty("profile").GetProperty("statement").GetString());
        Assert.Equal(["NOTHING_LIVE"], await Record("CONVERSATION"));

        var first = await partners.Grant(Teacher, "ONE_CONVERSATION");
        Assert.Equal(first, (await AsTeacher($"receipt(consentId: \"{first}\") {{ consentId }}")).GetProperty("receipt").GetProperty("consentId").GetString());
        Assert.Equal(["NOT_COVERED"], await Record("VISIT"));
        var once = Guid.NewGuid();
        Assert.Empty(await service.Api.Do(cast.Coach.Token, "recordActivity", cast.Conversation(Teacher, once)));
        Assert.Equal("UNCONFIRMED", (await AsTeacher("activities { state }")).GetProperty("activities")[0].GetProperty("state").GetString());
        Assert.Equal(["NOTHING_LIVE"], await Record("CONVERSATION"));

        var consent = await partners.Grant(Teacher);
        Assert.Empty(await Hers("moveStage", new { operationId = Guid.NewGuid(), partnerId = cast.Coach.Id, stage = "PARTNERING" }));
        Assert.Empty(await Hers("widenConsent", new { operationId = Guid.NewGuid(), consentId = consent, scope = new { activities = Wider, subjectIds = new[] { cast.Subject } }, noticeId = cast.Notice }));
        Assert.Empty(await Record("VISIT"));
        Assert.Empty(await Hers("pauseConsent", Of(consent)));
        Assert.Equal(["NOTHING_LIVE"], await Record("VISIT"));
        Assert.False(await partners.OnCaseload(Teacher));
        Assert.Empty(await Hers("resumeConsent", Of(consent)));
        Assert.Empty(await Record("CO_PLANNING"));

        await service.Kill();
        await service.Start();
        Assert.Empty(await service.Api.Do(cast.Coach.Token, "recordActivity", cast.Conversation(Teacher, once)));
        Assert.Equal(3, (await partners.Activities(Teacher)).Count);
        Assert.Empty(await Hers("withdrawConsent", Of(consent)));
        Assert.Equal(["NOTHING_LIVE"], await Record("VISIT"));
        Assert.Equal(["COOLDOWN"], await service.Api.Do(cast.Coach.Token, "sendInvitation", new { operationId = Guid.NewGuid(), teacherId = Teacher.Id }));

        var journal = await AsTeacher("journalVerification { whole } journal(first: 100) { nodes { type } }");
        Assert.True(journal.GetProperty("journalVerification").GetProperty("whole").GetBoolean());
        var types = journal.GetProperty("journal").GetProperty("nodes").EnumerateArray().Select(entry => entry.GetProperty("type").GetString()!.Split('/')[0]).ToHashSet();
        Assert.Superset(new HashSet<string> { "consent.granted", "consent.widened", "consent.paused", "consent.resumed", "consent.withdrawn", "activity.recorded" }, types);
        Assert.Equal(0, await service.Stop());
    }

    private static object Of(string consentId) => new { operationId = Guid.NewGuid(), consentId };

    private Task<string?[]> Hers(string mutation, object input) => service.Api.Do(Teacher.Token, mutation, input);

    private Task<string?[]> Record(string kind) => service.Api.Do(cast.Coach.Token, "recordActivity", cast.Conversation(Teacher, Guid.NewGuid(), kind));

    private async Task<JsonElement> AsTeacher(string fields) =>
        (await service.Api.Ask(Teacher.Token, $"{{ viewer(actingAs: TEACHER) {{ asTeacher {{ {fields} }} }} }}")).GetProperty("viewer").GetProperty("asTeacher");
}
