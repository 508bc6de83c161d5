using System.Text.Json;
using System.Web;
using DistrictCoaching.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>A district, an application that proposes, and our own page.</summary>
public abstract class ProposalCases(Service service) : IAsyncLifetime
{
    protected const string Selection = "consent { id } proposal { id url expiresAt } errors { code }";

    protected Service Service { get; } = service;

    protected TestDistrict District { get; private set; } = null!;

    protected Member Never => District[Teachers.Never];

    protected Member Live => District[Teachers.Live];

    public async ValueTask InitializeAsync()
    {
        District = await TestDistrict.Found(Service, "Proposals");
        await District.Grant(Teachers.Live);
    }

    public ValueTask DisposeAsync() => default;

    protected object Grant(string[]? subjects = null, string[]? skills = null) => new
    {
        operationId = Guid.NewGuid(),
        partnerId = District["Coach"].Id,
        @as = "COACH",
        preset = "ONE_CONVERSATION",
        scope = new { subjectIds = subjects ?? [District.Subject], skillIds = skills ?? [] },
        noticeId = District.Notice,
    };

    /// <summary>The sealed text that an app is given, and the operation it carries.</summary>
    protected async Task<(string Text, Guid Operation)> Proposed(string mutation, Member teacher, object input)
    {
        var answer = await AsApp(teacher, mutation, input);
        Assert.Equal("CONFIRMATION_REQUIRED", answer.GetProperty("errors")[0].GetProperty("code").GetString());
        var proposal = answer.GetProperty("proposal");
        var address = new Uri(proposal.GetProperty("url").GetString()!);
        Assert.Equal(TestIssuer.Address + "account/proposal", address.GetLeftPart(UriPartial.Path));
        Assert.Equal(Service.Clock.GetUtcNow() + Proposals.Lasts, proposal.GetProperty("expiresAt").GetDateTimeOffset());
        var text = HttpUtility.ParseQueryString(address.Query)["proposal"]!;
        Assert.Equal(text, proposal.GetProperty("id").GetString());
        return (text, (Guid)input.GetType().GetProperty("operationId")!.GetValue(input)!);
    }

    protected async Task<JsonElement> AsApp(Member teacher, string mutation, object input)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input!";
        var token = Service.Token(teacher.Guid.ToString("D"), District.Id, "an-app");
        var answer = await Service.Ask(token, $"mutation($input: {type}) {{ {mutation}(input: $input) {{ {Selection} }} }}", new { input });
        return answer.Data.GetProperty(mutation);
    }

    protected async Task<Refusal?> Confirm(Member teacher, string text)
    {
        using var scope = Service.Scope();
        return await Page(scope).Confirm(new(District.Id), new(teacher.Guid), Service.Clock.GetUtcNow(), text);
    }

    protected async Task<Refusal?> Decline(Member teacher, string text)
    {
        using var scope = Service.Scope();
        return await Page(scope).Decline(new(District.Id), new(teacher.Guid), text);
    }

    /// <summary>What our own page asks.</summary>
    protected static Confirming Page(IServiceScope scope) => scope.ServiceProvider.GetRequiredService<Confirming>();

    protected static async Task<IEnumerable<JsonElement>> Consents(Member teacher) =>
        (await teacher.Ask("{ viewer(actingAs: TEACHER) { asTeacher { consents { id state } } } }")).Data.GetProperty("viewer").GetProperty("asTeacher").GetProperty("consents").EnumerateArray();
}
