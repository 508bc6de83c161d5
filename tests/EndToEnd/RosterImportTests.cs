namespace DistrictCoaching.EndToEnd;

/// <summary>Roster imports as a district runs them: by the command line, and with the process killed while one is applied.</summary>
public sealed class RosterImportTests : ServiceCase
{
    private const string Lead = "philippa.nightingale-osei";
    private const int Newcomers = 2_000;
    private string lead = "";

    private protected override async Task Begin(string printed) => lead = await Service.Token(Lead);

    [Fact]
    public async Task Killed_while_it_is_applied_an_import_is_gone_on_with_and_nobody_sees_half_of_it()
    {
        var before = await People();
        var limit = new { count = 5, percent = 15 };
        await Service.Api.Done(lead, "setRosterImportPolicy", new { operationId = Guid.NewGuid(), autoApply = false, people = limit, coaches = limit, roles = limit, schools = limit }, "policy { autoApply }");
        var package = Packages.Grown(Newcomers);
        var import = (await Service.Api.Import(lead, Guid.NewGuid(), package)).GetProperty("import");
        Assert.Equal("AWAITING_APPROVAL", import.GetProperty("state").GetString());
        var id = import.GetProperty("id").GetString();
        await Service.Api.Done(lead, "approveRosterImport", new { operationId = Guid.NewGuid(), rosterImportId = id, planId = import.GetProperty("planId").GetString() }, "rosterImport { state }");
        await Service.Kill();

        await Service.Start();
        lead = await Service.Token(Lead);
        await Until.So(async () =>
        {
            Assert.Contains(await People(), new[] { before, before + Newcomers });
            return await State(id) == "APPLIED";
        });
        Assert.Equal(before + Newcomers, await People());

        var again = (await Service.Api.Import(lead, Guid.NewGuid(), package)).GetProperty("import");
        Assert.Equal(("APPLIED", 0), (again.GetProperty("state").GetString(), again.GetProperty("totals").GetArrayLength()));
    }

    [Fact]
    public async Task The_command_line_plans_and_says_what_is_wrong()
    {
        var (code, said, _) = await Verb(Packages.Sample, "--district", "marmalade-bay", "--plan-only");
        Assert.Equal(0, code);
        Assert.EndsWith("Planned: nothing would change.\n", said, StringComparison.Ordinal);

        var (nowhere, _, noFolder) = await Verb(Data.FullName, "--district", "marmalade-bay");
        Assert.Equal((2, "There is no OneRoster folder with CSV files, and no zip, at this path. Name one.\n"), (nowhere, noFolder));
        Assert.Equal(2, (await Verb(Packages.Sample, "--district", "elsewhere")).Code);
        var (unsafely, _, plain) = await Verb(Packages.Sample, "--district", "marmalade-bay", "--service", "http://coaching.example.org/");
        Assert.Equal((2, "--service is neither https nor on this machine: a token is sent there. Give an address such as https://coaching.example.org/.\n"), (unsafely, plain));

        var broken = Data.CreateSubdirectory("broken");
        await File.WriteAllTextAsync(Path.Combine(broken.FullName, "users.csv"), "sourcedId\nx,y\n");
        var (refused, _, _) = await Verb(broken.FullName, "--district", "marmalade-bay");
        Assert.Equal(1, refused);
    }

    private async Task<(int Code, string Out, string Error)> Verb(params string[] arguments)
    {
        await using var verb = HostProcess.Launch(["roster", "import", .. arguments, "--data", Data.FullName]);
        return await verb.End();
    }

    private async Task<int> People() => (await Service.Api.Ask(lead, "{ people(first: 1) { totalCount } }")).GetProperty("people").GetProperty("totalCount").GetInt32();

    private async Task<string?> State(string? id) =>
        (await Service.Api.Ask(lead, "query($id: ID!) { district { rosterImport(id: $id) { state } } }", new { id })).GetProperty("district").GetProperty("rosterImport").GetProperty("state").GetString();
}
