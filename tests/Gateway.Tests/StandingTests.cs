using DistrictCoaching.Domain;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway.Tests;

public sealed class StandingTests : IAsyncLifetime
{
    private const string
        Stop = "mutation { sampleStop }",
        Other = "sampleRecord(input: { operationId: \"11111111-1111-4111-8111-111111111111\", teacherId: \"x\", day: \"2030-09-02\", kind: CO_PLANNING }) { by }",
        Ask = "{ viewer { id } }";
    private readonly TestGateway gateway = new();

    public ValueTask InitializeAsync() => gateway.InitializeAsync();

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task Who_is_deactivated_is_refused_within_30_seconds_though_her_token_lives()
    {
        Assert.Equal(200, (await gateway.Ask(Ask)).Status);
        gateway.Roster = () => TestGateway.Listed(Role.Teacher, active: false);
        gateway.Clock.Advance(Standing.Lasts - TimeSpan.FromTicks(1));
        Assert.Equal((200, 1), ((await gateway.Ask(Ask)).Status, gateway.RosterAsked));
        gateway.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(TimeSpan.FromSeconds(30), Standing.Lasts);
        var refused = await gateway.Ask(Ask, language: "es");
        Assert.Equal((403, "NOT_ACTIVE", GatewayCodes.NotActive.Es), (refused.Status, refused.Code, refused.Message));
        Assert.Equal("NOT_ACTIVE", (await gateway.Ask("mutation { " + Other + " }")).Code);
    }

    [Fact]
    public async Task Who_is_back_is_let_in_at_once()
    {
        gateway.Roster = () => TestGateway.Listed(Role.Teacher, active: false);
        Assert.Equal(403, (await gateway.Ask(Ask)).Status);
        gateway.Roster = () => TestGateway.Listed(Role.Teacher);
        Assert.Equal(200, (await gateway.Ask(Ask)).Status);
    }

    [Theory]
    [InlineData(Stop, 200)]
    [InlineData("mutation { a: sampleStop b: sampleStop }", 200)]
    [InlineData("mutation { ...F } fragment F on Mutation { ... { sampleStop } }", 200)]
    [InlineData("mutation { sampleStop " + Other + " }", 403)]
    [InlineData("mutation { sampleStop ...F } fragment F on Mutation { " + Other + " }", 403)]
    [InlineData("mutation { __typename sampleStop }", 200)]
    [InlineData("mutation { __typename }", 403)]
    [InlineData(Ask, 403)]
    public async Task Who_is_deactivated_may_withdraw_pause_and_end_and_nothing_else(string query, int status)
    {
        gateway.Roster = () => TestGateway.Listed(Role.Coach, active: false);
        Assert.Equal(status, (await gateway.Ask(query)).Status);
        gateway.Roster = () => null;    // nor may who never was listed
        Assert.Equal(status, (await gateway.Ask(query)).Status);
    }

    [Theory]
    [InlineData(Stop, 200)]
    [InlineData("mutation { __typename sampleStop }", 200)]
    [InlineData("mutation { sampleStop " + Other + " }", 403)]
    [InlineData("mutation { " + Other + " }", 403)]
    [InlineData("{ viewer { id language districtId actingAs sealedUntil } }", 200)]
    [InlineData("{ viewer(actingAs: TEACHER) { ...F } } fragment F on Viewer { __typename asTeacher { subjectIds } }", 200)]
    [InlineData("{ viewer { id asPartner { caseload { totalCount } } } }", 403)]
    [InlineData("{ viewer { id asCoach { profile { statement } } } }", 403)]
    [InlineData("{ district { id state deletionDue name } }", 200)]
    [InlineData("{ district { id policy { threshold } } }", 403)]
    [InlineData("{ a: district { id } people { totalCount } }", 403)]
    [InlineData("{ __typename }", 403)]
    [InlineData("{ __schema { queryType { name } } }", 403)]
    public async Task In_a_suspended_district_only_stopping_and_what_is_hers_is_answered(string query, int status)
    {
        gateway.State = DistrictState.Suspended;
        var answer = await gateway.Ask(query, language: "es");
        Assert.Equal((status, status == 403 ? "DISTRICT_SUSPENDED" : null), (answer.Status, status == 403 ? answer.Code : null));
        Assert.Equal(status == 403, answer.Text.Contains(SuspendDistrict.Suspended.Message("es"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Stop, 200)]
    [InlineData("{ viewer(actingAs: TEACHER) { sealedUntil signInEvents { kind } asTeacher { subjectIds } } }", 200)]
    [InlineData("{ viewer(actingAs: STAFF) { asTeacher { subjectIds } } }", 200)]
    [InlineData("{ viewer { id asPartner { caseload { totalCount } } } }", 403)]
    [InlineData("{ viewer { id asCoach { profile { statement } } } }", 403)]
    [InlineData("{ district { id policy { threshold } } }", 403)]
    [InlineData("{ people { totalCount } }", 403)]
    [InlineData("mutation { " + Other + " }", 403)]
    public async Task Who_left_and_signed_in_with_a_recovery_code_stops_and_takes_what_is_hers_and_no_more_whether_or_not_she_is_back(string query, int status)
    {
        var token = gateway.Issuer.Token(descriptor => descriptor.Claims["acr"] = Caller.LeaverAcr);
        foreach (var active in new[] { false, true })
        {
            gateway.Roster = () => TestGateway.Listed(Role.Teacher, active);
            var answer = await gateway.Ask(query, token: token);
            Assert.Equal((status, status == 403 ? "NOT_ACTIVE" : null), (answer.Status, status == 403 ? answer.Code : null));
        }
    }

    [Fact]
    public async Task Who_left_has_no_role_but_that_in_which_something_was_hers()
    {
        gateway.Roster = () => TestGateway.Listed(Role.Coach, active: false);
        var token = gateway.Issuer.Token(descriptor => descriptor.Claims["acr"] = Caller.LeaverAcr);
        Assert.Equal("NOT_ALLOWED", (await gateway.Ask("{ viewer(actingAs: COACH) { id } }", token: token)).Code);
    }

    [Fact]
    public async Task A_suspension_and_its_end_are_known_within_two_seconds()
    {
        Assert.Equal(200, (await gateway.Ask("{ rateLimit { limit } }")).Status);
        gateway.State = DistrictState.Suspended;
        gateway.Clock.Advance(Standing.DistrictLasts - TimeSpan.FromTicks(1));
        Assert.Equal((200, 1), ((await gateway.Ask("{ rateLimit { limit } }")).Status, gateway.DistrictAsked));
        gateway.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(TimeSpan.FromSeconds(2), Standing.DistrictLasts);
        Assert.Equal((403, 2), ((await gateway.Ask("{ rateLimit { limit } }")).Status, gateway.DistrictAsked));
        gateway.State = DistrictState.Active;
        gateway.Clock.Advance(Standing.DistrictLasts);
        Assert.Equal(200, (await gateway.Ask("{ rateLimit { limit } }")).Status);
    }

    [Fact]
    public async Task A_roster_package_is_refused_unread_where_the_district_is_suspended()
    {
        (gateway.Roster, gateway.State) = (() => TestGateway.Listed(Role.DistrictLead), DistrictState.Suspended);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/roster-imports") { Content = new ByteArrayContent([1]) };
        var answer = await gateway.Send(request, gateway.Issuer.Token());
        Assert.Equal((403, "DISTRICT_SUSPENDED"), (answer.Status, answer.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Theory, InlineData(Stop), InlineData(Ask), InlineData("mutation { " + Other + " }"), InlineData("{ district { state } }")]
    public async Task The_tokens_of_a_deleted_district_are_like_those_of_nobody(string query)
    {
        gateway.State = DistrictState.Deleted;
        var answer = await gateway.Ask(query);
        Assert.Equal((403, "NOT_ACTIVE"), (answer.Status, answer.Code));
    }

    [Fact]
    public void What_stays_open_in_a_suspended_district_is_hers_or_tells_of_the_suspension()
    {
        string[] Open(GraphQL.Types.IComplexGraphType type) => [.. type.Fields.Where(field => field.HasMetadata("stays-open")).Select(field => field.Name).Order(StringComparer.Ordinal)];
        Assert.Equal(["endAppAccess", "eraseContent"], Open(gateway.Schema.Mutation!));
        Assert.Equal(["district", "note", "viewer"], Open(gateway.Schema.Query));
        Assert.Equal(["journalChanged"], Open(gateway.Schema.Subscription!));
        Assert.Equal(["actingAs", "apps", "asTeacher", "districtId", "id", "language", "person", "sealedUntil", "signInEvents"], Open((GraphQL.Types.IComplexGraphType)gateway.Schema.AllTypes["Viewer"]!));
        Assert.Equal(["deletionDue", "id", "kind", "name", "operatorActs", "slug", "state", "timeZone"], Open((GraphQL.Types.IComplexGraphType)gateway.Schema.AllTypes["District"]!));
    }

    [Fact]
    public void What_stops_is_what_domain_md_says()
    {
        var stops = gateway.Schema.Mutation!.Fields.Where(StopsAttribute.IsOn).Select(field => field.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["endPartnership", "pauseConsent", "sampleStop", "withdrawConsent"], stops);
    }

    [Fact]
    public async Task A_client_that_acts_for_itself_is_in_no_roster()
    {
        gateway.Roster = () => null;
        var token = gateway.Issuer.Token(descriptor => descriptor.Claims["sub"] = "portal");
        Assert.Equal(200, (await gateway.Ask(Ask, token: token)).Status);
    }

    [Fact]
    public async Task A_roster_package_of_somebody_deactivated_is_refused_unread()
    {
        gateway.Roster = () => TestGateway.Listed(Role.DistrictLead, active: false);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/roster-imports") { Content = new ByteArrayContent([1]) };
        var answer = await gateway.Send(request, gateway.Issuer.Token());
        Assert.Equal((403, "NOT_ACTIVE"), (answer.Status, answer.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Who_can_be_nobodys_partner_is_answered_alike_for_every_teacher_and_no_grain_is_asked()
    {
        // this gateway has no silo: whoever reaches for a grain breaks
        var asked = new[] { Guid.NewGuid(), Guid.NewGuid() }.Select(teacher => NodeId.Of("Person", teacher)).Append("no-id").ToList();
        foreach (var role in Enum.GetValues<Role>().Except([Role.Teacher, Role.Staff, Role.Coach]))
        {
            gateway.Roster = () => TestGateway.Listed(role);
            gateway.Clock.Advance(Standing.Lasts);
            var answers = new List<string>();
            foreach (var teacher in asked)
            {
                answers.Add((await gateway.Ask(
                    "query($t:ID!){ partnership(teacherId:$t){ stage errors{code} } note(teacherId:$t, activityId:\"x\"){ text errors{code} } }", new { t = teacher },
                    gateway.Issuer.Token(For))).Text);
            }

            Assert.Equal(
                ["""{"data":{"partnership":{"stage":null,"errors":[{"code":"NOTHING_LIVE"}]},"note":{"text":null,"errors":[{"code":"NOTHING_LIVE"}]}}}"""], answers.Distinct());
        }
    }

    private static void For(SecurityTokenDescriptor descriptor) => descriptor.Claims["client_id"] = "an-app";
}
