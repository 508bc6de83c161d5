using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Each kind of bad input has its own stable code, over real HTTP. Tokens stand in TokenTests, documents in ErrorTests and GuardTests.</summary>
[Collection(nameof(Service))]
public sealed class BadInputTests(Service service) : IAsyncLifetime
{
    private static readonly string[] Visit = ["VISIT"];
    private TestDistrict district = null!;

    public async ValueTask InitializeAsync() => district = await TestDistrict.Found(service, "Bad");

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task A_consent_that_cannot_be_is_refused_for_what_is_wrong_with_it()
    {
        await district.Grant(Teachers.Live);
        var before = await service.Heads(district.Id);
        var unknown = Guid.NewGuid();
        Dictionary<string, (string, Member, Func<Dictionary<string, object?>, object>)> wrong = new()
        {
            ["an id of the wrong kind as subject"] = ("UNKNOWN_SUBJECT", district[Teachers.Never], input => input["scope"] = new { subjectIds = new[] { district.Skill } }),
            ["an unknown subject"] = ("UNKNOWN_SUBJECT", district[Teachers.Never], input => input["scope"] = new { subjectIds = new[] { NodeId.Of("Subject", unknown) } }),
            ["an unknown skill"] = ("UNKNOWN_SKILL", district[Teachers.Never], input => input["scope"] = new { subjectIds = new[] { district.Subject }, skillIds = new[] { NodeId.Of("Skill", unknown) } }),
            ["no subject"] = ("SCOPE_EMPTY", district[Teachers.Never], input => input["scope"] = new { subjectIds = Array.Empty<string>() }),
            ["reversed days"] = ("DAYS_REVERSED", district[Teachers.Never], input => (input["from"], input["until"]) = ("2031-04-02", "2031-04-01")),
            ["past days"] = ("DAYS_IN_THE_PAST", district[Teachers.Never], input => (input["from"], input["until"]) = ("2030-08-01", "2030-08-02")),
            ["days beyond the school year"] = ("DAYS_TOO_LONG", district[Teachers.Never], input => (input["from"], input["until"]) = ("2031-04-01", "2032-10-01")),
            ["a notice that is none"] = ("NOTICE_OUTDATED", district[Teachers.Never], input => input["noticeId"] = district.School),
            ["herself as partner"] = ("PARTNER_IS_SELF", district[Teachers.Never], input => (input["partnerId"], input["as"]) = (district[Teachers.Never].Id, "PEER")),
            ["an unknown partner"] = ("NOT_FOUND", district[Teachers.Never], input => input["partnerId"] = NodeId.Of("Person", unknown)),
        };
        foreach (var (what, (code, who, change)) in wrong)
        {
            Dictionary<string, object?> input = new()
            {
                ["operationId"] = Guid.NewGuid(),
                ["partnerId"] = district["Coach"].Id,
                ["as"] = "COACH",
                ["preset"] = "THINK_TOGETHER",
                ["scope"] = new { subjectIds = new[] { district.Subject } },
                ["noticeId"] = district.Notice,
            };
            change(input);
            Assert.Equal((what, code), (what, Code(await who.Try("grantConsent", input))));
        }

        Assert.Equal(before, await service.Heads(district.Id));
    }

    [Fact]
    public async Task Nobody_grants_widens_renews_or_resumes_for_a_teacher()
    {
        await district.Grant(Teachers.Live);
        await district.Pause(Teachers.Live);
        var before = await service.Heads(district.Id);
        var consentId = district.Consents[Teachers.Live];
        foreach (var key in (string[])["Coach", "Principal", "Lead", "Administrator", "Representative", Teachers.Never])
        {
            var who = district[key];
            Assert.NotNull(Code(await who.Try("widenConsent", new { operationId = Guid.NewGuid(), consentId, scope = new { activities = Visit, subjectIds = new[] { district.Subject } }, noticeId = district.Notice })));
            Assert.NotNull(Code(await who.Try("renewConsent", new { operationId = Guid.NewGuid(), consentId, until = "2031-05-01", noticeId = district.Notice })));
            Assert.NotNull(Code(await who.Try("resumeConsent", new { operationId = Guid.NewGuid(), consentId })));
        }

        Assert.Equal(before, await service.Heads(district.Id));
    }

    [Fact]
    public async Task Texts_have_a_largest_size()
    {
        var lead = district["Lead"];
        Assert.Equal("TEXT_TOO_LONG", Code(await lead.Try("publishNotice", new { operationId = Guid.NewGuid(), language = "ENGLISH", text = new string('x', 100_000) })));
        Assert.Equal("TEXT_EMPTY", Code(await lead.Try("publishNotice", new { operationId = Guid.NewGuid(), language = "ENGLISH", text = " " })));
        var whole = await lead.Ask(
            "mutation($input: PublishNoticeInput!) { publishNotice(input: $input) { errors { code } } }",
            new { input = new { operationId = Guid.NewGuid(), language = "ENGLISH", text = new string('x', 1024 * 1024) } });
        Assert.Equal((413, "BODY_TOO_LARGE"), (whole.Status, whole.Code));
    }

    [Theory]
    [InlineData("OPEN_QUOTE", "u9,,,true,\"eve,,Eve,Hall,eve@x.test")]
    [InlineData("INVALID_UTF8", "u9,,,true,eve,,Ev\u00ff,Hall,eve@x.test")]
    [InlineData("DUPLICATE_ID", "Lead,,,true,eve,,Eve,Hall,eve@x.test")]
    public async Task A_package_that_cannot_be_read_changes_nothing(string code, string row)
    {
        var before = await Roster();
        var (status, answer) = await Import("users.csv", row);
        Assert.Equal((422, "ROSTER_FILE_REFUSED"), (status, answer.GetProperty("error").GetProperty("code").GetString()));
        Assert.Contains(code, Findings(answer));
        Assert.Equal(before, await Roster());

        async Task<string> Roster() => (await service.Heads(district.Id)).Single(head => head.StartsWith($"{(int)StreamKind.Roster} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_that_is_unknown_is_told_by_its_line()
    {
        var (status, answer) = await Import("roles.csv", "r99,,,Lead,primary,wizard,2024-08-01,,s1");
        Assert.Equal(200, status);
        Assert.Contains("UNKNOWN_ROLE", Findings(answer));
    }

    [Theory, InlineData(""), InlineData("1"), InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task An_import_needs_an_operation_of_its_own(string operation)
    {
        var (status, answer) = await Import("roles.csv", "", operation);
        Assert.Equal((400, "OPERATION_MISSING"), (status, answer.GetProperty("error").GetProperty("code").GetString()));
    }

    private static IEnumerable<string?> Findings(JsonElement answer) => answer.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString());

    private static string? Code(JsonElement payload) => payload.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();

    /// <summary>The district's own package with one line more, in Latin-1.</summary>
    private async Task<(int Status, JsonElement Answer)> Import(string file, string line, string? operation = null)
    {
        using var package = new MemoryStream();
        package.Write(RosterFiles.Zip(district.Name, DateOnly.FromDateTime(service.Clock.GetUtcNow().UtcDateTime)));
        using (var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = zip.GetEntry(file)!.Open();
            entry.Seek(0, SeekOrigin.End);
            entry.Write(Encoding.Latin1.GetBytes(line + "\n"));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/roster-imports") { Content = new ByteArrayContent(package.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        request.Headers.Add("Idempotency-Key", operation ?? Guid.NewGuid().ToString("D"));
        request.Headers.Add("Prefer", "wait=60");
        var answer = await service.Send(request, service.Token(district["Lead"].Guid.ToString("D"), district.Id));
        return (answer.Status, answer.Json);
    }
}
