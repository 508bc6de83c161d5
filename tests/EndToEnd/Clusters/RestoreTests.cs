namespace DistrictCoaching.EndToEnd;

/// <summary>The database server is lost with all that was said since its last base backup, keys included, and restored: what was ended since stays ended.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private readonly Cluster cluster = new(silos: 1);

    public ValueTask InitializeAsync() => cluster.InitializeAsync();

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    [Fact]
    public async Task Nothing_that_ended_comes_back_and_what_was_not_touched_is_live()
    {
        var cast = await cluster.Cast(teachers: 4);
        var (partners, api) = (new Partners(cluster.Api, cast), cluster.Api);
        var (withdraws, pauses, works, quiet) = (cast.Teachers[0], cast.Teachers[1], cast.Teachers[2], cast.Teachers[3]);
        var consents = new Dictionary<string, string>();
        foreach (var teacher in cast.Teachers)
        {
            await partners.Meet(teacher);
            consents[teacher.Id] = await partners.Grant(teacher);
        }

        var noted = (await api.Done(cast.Coach.Token, "recordActivity", cast.Conversation(pauses, Guid.NewGuid(), note: "Kept between us."), "activity { id }")).GetProperty("activity").GetProperty("id").GetString()!;
        await cluster.Server.BackUp();

        Assert.Empty(await Record(works));
        Assert.Equal(0, await cluster.Silo(0).Stop());    // it signs as it stops
        await cluster.StartSilos();
        Assert.Empty(await api.DoUntilAnswered(withdraws.Token, "withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consents[withdraws.Id] }));
        Assert.Empty(await api.DoUntilAnswered(pauses.Token, "pauseConsent", new { operationId = Guid.NewGuid(), consentId = consents[pauses.Id] }));
        Assert.Empty(await api.DoUntilAnswered(pauses.Token, "eraseContent", new { operationId = Guid.NewGuid() }));
        await cluster.KillAll();
        await cluster.Server.LoseAndRestore();

        await Refused();
        await Stays(["district", "export", cast.Slug, "--out", "x", "--key", "x", "--reason", "x"], ["district", "release", "x", "--receipt", "x", "--out", "x", "--key", "x", "--reason", "x"]);
        await using (var killed = HostProcess.Launch(["restore", "reopen", "--reason", "The disk broke."], cluster.Settings))
        {
            await Until.So(() => Task.FromResult(Begun() || killed.HasExited));
            await killed.Kill();
        }

        await Refused();
        var (code, said, wrong) = await cluster.Verb("restore", "reopen", "--reason", "The disk broke.");
        Assert.True(code == 0, said + wrong);
        await cluster.StartAll();
        Assert.Equal("TOKEN_INVALID", (await api.Try(quiet.Token, "{ viewer { id } }")).Code);
        await cast.SignInAnew();
        (withdraws, pauses, works, quiet) = (cast.Teachers[0], cast.Teachers[1], cast.Teachers[2], cast.Teachers[3]);

        foreach (var teacher in new[] { withdraws, pauses, works })
        {
            Assert.Equal(["NOTHING_LIVE"], await Record(teacher));
            Assert.False(await partners.OnCaseload(teacher));
        }

        Assert.Empty(await Record(quiet));
        Assert.Equal(("ENDED", false), await State(withdraws));
        Assert.Equal(("PAUSED", false), await State(pauses));
        Assert.Equal(("PAUSED", true), await State(works));
        var note = await api.Ask(pauses.Token, "query($t: ID!, $a: ID!) { note(teacherId: $t, activityId: $a) { text } }", new { t = pauses.Id, a = noted });
        Assert.Equal("null", note.GetProperty("note").GetProperty("text").GetRawText());
        Assert.Empty(await api.Do(await cast.SignIn(works.Login), "resumeConsent", new { operationId = Guid.NewGuid(), consentId = consents[works.Id] }));
        Assert.Empty(await Record(works));
        var act = (await api.Ask(cast.Lead.Token, "{ district { operatorActs { kind client reason } } }")).GetProperty("district").GetProperty("operatorActs")[0];
        Assert.Equal("""{"kind":"RESTORED","client":"restore-reopen","reason":"The disk broke."}""", act.GetRawText());
        (code, said, wrong) = await cluster.Verb("journal", "verify");
        Assert.True(code == 0, said + wrong);
        Assert.Contains("restored at", said, StringComparison.Ordinal);

        Task<string?[]> Record(Someone teacher) => api.DoUntilAnswered(cast.Coach.Token, "recordActivity", cast.Conversation(teacher, Guid.NewGuid()));

        async Task<(string?, bool)> State(Someone teacher)
        {
            var asked = await api.Ask(teacher.Token, "{ viewer(actingAs: TEACHER) { asTeacher { consents { state heldAfterRestore } } } }");
            var consent = asked.GetProperty("viewer").GetProperty("asTeacher").GetProperty("consents")[0];
            return (consent.GetProperty("state").GetString(), consent.GetProperty("heldAfterRestore").GetBoolean());
        }
    }

    [Fact]
    public async Task A_gateway_that_runs_while_the_database_is_exchanged_shows_no_list_of_the_older_one()
    {
        const string Caseload = "{ viewer(actingAs: COACH) { asPartner { caseload { nodes { id } } } } }";
        var cast = await cluster.Cast(teachers: 1);
        var (partners, teacher) = (new Partners(cluster.Api, cast), cast.Teachers[0]);
        await partners.Meet(teacher);
        var consent = await partners.Grant(teacher);
        await cluster.Server.BackUp();
        Assert.Empty(await cluster.Api.DoUntilAnswered(teacher.Token, "withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consent }));
        Assert.False(await partners.OnCaseload(teacher));
        await cluster.Server.LoseAndRestore();
        for (var asked = 0; asked < 10; asked++)
        {
            Assert.Equal("UNAVAILABLE", (await cluster.Api.Try(cast.Coach.Token, Caseload)).Code);
        }
    }

    /// <summary>Whether the endings of before are the restore's now: from here on it writes.</summary>
    private bool Begun() => Directory.EnumerateDirectories(Path.Combine(cluster.Settings["Checkpoints:Folder"], "endings")).Any();

    /// <summary>Nothing of a database that forgot what is over is moved elsewhere.</summary>
    private async Task Stays(params string[][] verbs)
    {
        foreach (var verb in verbs)
        {
            var (code, _, said) = await cluster.Verb(verb);
            Assert.Equal(2, code);
            Assert.Contains("DATABASE_RESTORED", said, StringComparison.Ordinal);
        }
    }

    private async Task Refused()
    {
        var (code, said) = await cluster.Refused("silo", ("Cluster:SiloPort", $"{HostProcess.FreePort()}"), ("Cluster:GatewayPort", $"{HostProcess.FreePort()}"));
        Assert.Equal(2, code);
        Assert.Contains("DATABASE_RESTORED", said, StringComparison.Ordinal);
    }
}
