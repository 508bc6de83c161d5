namespace DistrictCoaching.EndToEnd;

/// <summary>The story of a consent, over real HTTP, with the process killed in the middle of it.</summary>
public sealed class StoryTests : ServiceCase
{
    private string teacher = "", coach = "", principal = "";

    private protected override Task Begin(string printed)
    {
        Assert.Contains("All of its people sign in with the password", printed, StringComparison.Ordinal);
        return SignIn();
    }

    [Fact]
    public async Task What_was_granted_survives_a_kill_and_what_was_withdrawn_permits_nothing_after_it()
    {
        var (teacherId, schoolId, subjectId) = await Teacher();
        var coachId = (await Service.Api.Ask(coach, "{ viewer { id } }")).GetProperty("viewer").GetProperty("id").GetString();
        var skillId = (await Service.Api.Ask(coach, "{ taxonomy { skills { id } } }")).GetProperty("taxonomy").GetProperty("skills")[0].GetProperty("id").GetString();
        var noticeId = (await Service.Api.Ask(teacher, "{ district { noticesInForce { id } } }")).GetProperty("district").GetProperty("noticesInForce")[0].GetProperty("id").GetString();
        const string day = "2000-01-01";

        Assert.Empty(await Service.Api.Do(coach, "publishProfile", new { operationId = Guid.NewGuid(), yearsTaught = 9, subjectIds = new[] { subjectId }, statement = "Nine years of it." }));
        Assert.Equal(["NOT_INTRODUCED"], await Service.Api.Do(coach, "sendInvitation", new { operationId = Guid.NewGuid(), teacherId }));
        Assert.Empty(await Service.Api.Do(principal, "introduceCoach", new { operationId = Guid.NewGuid(), schoolId, coachId }));
        Assert.Empty(await Service.Api.Do(coach, "sendInvitation", new { operationId = Guid.NewGuid(), teacherId }));
        Assert.Equal(["COOLDOWN"], await Service.Api.Do(coach, "sendInvitation", new { operationId = Guid.NewGuid(), teacherId }));
        Assert.Equal(["NOTHING_LIVE"], await Service.Api.Do(coach, "recordActivity", Act(day)));

        var grant = new { operationId = Guid.NewGuid(), partnerId = coachId, @as = "COACH", preset = "THINK_TOGETHER", scope = new { subjectIds = new[] { subjectId } }, noticeId };
        Assert.Equal(["NOT_FOUND"], await Service.Api.Do(principal, "grantConsent", grant with { operationId = Guid.NewGuid(), partnerId = teacherId }));
        Assert.Empty(await Service.Api.Do(teacher, "grantConsent", grant));
        Assert.Equal(["NOT_COVERED"], await Service.Api.Do(coach, "recordActivity", Act(day)));

        await Service.Kill();
        Assert.Contains("is ready", await Service.Start(), StringComparison.Ordinal);
        await SignIn();
        Assert.Empty(await Service.Api.Do(teacher, "grantConsent", grant));
        var consents = (await Service.Api.Ask(teacher, "{ viewer(actingAs: TEACHER) { asTeacher { consents { id state } } } }")).GetProperty("viewer").GetProperty("asTeacher").GetProperty("consents");
        Assert.Equal(1, consents.GetArrayLength());
        Assert.Equal("LIVE", consents[0].GetProperty("state").GetString());

        Assert.Empty(await Service.Api.Do(teacher, "withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consents[0].GetProperty("id").GetString() }));
        Assert.Equal(["NOTHING_LIVE"], await Service.Api.Do(coach, "recordActivity", Act(day)));
        var journal = (await Service.Api.Ask(teacher, "{ viewer(actingAs: TEACHER) { asTeacher { journalVerification { whole } journal { totalCount } } } }")).GetProperty("viewer").GetProperty("asTeacher");
        Assert.True(journal.GetProperty("journalVerification").GetProperty("whole").GetBoolean());
        Assert.Equal(2, journal.GetProperty("journal").GetProperty("totalCount").GetInt32());
        await Service.Kill();
        await Service.Start();
        await SignIn();
        Assert.Equal(["NOTHING_LIVE"], await Service.Api.Do(coach, "recordActivity", Act(day)));

        object Act(string on) => new { operationId = Guid.NewGuid(), teacherId, kind = "CONVERSATION", subjectId, skillId, day = on, minutes = 20 };
    }

    [Fact]
    public async Task A_second_start_a_taken_port_and_a_damaged_file_are_said_in_one_sentence()
    {
        var (code, said) = await Service.Refused(Data, HostProcess.FreePort());
        Assert.Equal(2, code);
        Assert.Single(said.Trim().Split('\n'));
        var empty = Directory.CreateTempSubdirectory("story-");
        (code, said) = await Service.Refused(empty, Service.Address.Port);
        Assert.Equal(2, code);
        Assert.Contains("--port", said, StringComparison.Ordinal);
        Assert.Empty(empty.EnumerateFileSystemInfos());

        await File.WriteAllTextAsync(Path.Combine(empty.FullName, "journal.db"), "this is no database, and it is long enough to be read as one by nobody at all");
        (code, said) = await Service.Refused(empty, HostProcess.FreePort());
        Assert.Equal(2, code);
        Assert.Single(said.Trim().Split('\n'));
        empty.Delete(recursive: true);
        Assert.Equal(0, await Service.Stop());
    }

    private async Task SignIn() =>
        (teacher, coach, principal) = (await Service.Token("pip.thimbleberry"), await Service.Token("dulcinea.rivers"), await Service.Token("augustin.honeycutt"));

    private async Task<(string Teacher, string School, string Subject)> Teacher()
    {
        var viewer = (await Service.Api.Ask(teacher, "{ viewer(actingAs: TEACHER) { id person { roles { schoolId } } asTeacher { subjectIds } } }")).GetProperty("viewer");
        return (
            viewer.GetProperty("id").GetString()!, viewer.GetProperty("person").GetProperty("roles")[0].GetProperty("schoolId").GetString()!,
            viewer.GetProperty("asTeacher").GetProperty("subjectIds")[0].GetString()!);
    }
}
