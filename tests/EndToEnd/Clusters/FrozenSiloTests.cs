using System.Collections.Concurrent;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;

namespace DistrictCoaching.EndToEnd;

/// <summary>A consent is withdrawn while the silo that remembers it is frozen with requests in its socket; then it thaws.</summary>
[Collection(nameof(Cluster))]
public sealed class FrozenSiloTests(Cluster cluster) : IAsyncLifetime
{
    private const int Asked = 60;

    public async ValueTask InitializeAsync() => await cluster.StartSilos();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Not_one_answer_of_a_thawed_silo_honours_what_was_withdrawn_meanwhile()
    {
        var cast = await cluster.Cast(teachers: 1);
        var (partners, teacher) = (new Partners(cluster.Api, cast), cast.Teachers[0]);
        await partners.Meet(teacher);
        var consent = await partners.Grant(teacher);
        var recorded = await cluster.Api.Done(cast.Coach.Token, "recordActivity", cast.Conversation(teacher, Guid.NewGuid(), note: "Kept between us."), "activity { id }");
        var activity = recorded.GetProperty("activity").GetProperty("id").GetString()!;
        var district = (await cluster.Api.Ask(teacher.Token, "{ viewer { districtId } }")).GetProperty("viewer").GetProperty("districtId").GetString()!;
        var silo = await Holder(district, teacher);
        await using var client = await cluster.Client(cluster.SiloGateways[silo]);
        var grain = client.Teacher(district, teacher.Id);
        Assert.True((await grain.Coverage(Question(cast))).Value is { Covered: true });

        await cluster.Silo(silo).Freeze();
        var honoured = new ConcurrentBag<string>();
        var answered = 0;
        var queued = Task.WhenAll(Enumerable.Range(0, Asked).SelectMany(_ => new[]
        {
            See("coverage", async () => (await grain.Coverage(Question(cast))).Value is { Covered: true }),
            See("note", async () => (await grain.ReadNote(new(NodeId.Read("Person", cast.Coach.Id), NodeId.Read("Activity", activity)))).Value is not null),
            See("partnership", async () => (await grain.Partnership(NodeId.Read("Person", cast.Coach.Id))).Value is not null),
            See("act", async () => (await grain.RecordActivity(Act(cast))).Value is not null),
        }));

        Assert.Empty(await cluster.Api.DoUntilAnswered(teacher.Token, "withdrawConsent", new { operationId = Guid.NewGuid(), consentId = consent }));
        await cluster.Silo(silo).Thaw();
        await Task.WhenAny(queued, cluster.Silo(silo).Exit());    // it answers, or learns that it was declared dead and ends

        Assert.Empty(honoured);
        Assert.Equal([activity], await partners.Activities(teacher));
        Assert.False(await partners.OnCaseload(teacher));
        Assert.Equal(["NOTHING_LIVE"], await cluster.Api.DoUntilAnswered(cast.Coach.Token, "recordActivity", cast.Conversation(teacher, Guid.NewGuid())));
        TestContext.Current.TestOutputHelper?.WriteLine($"{answered} of {Asked * 4} questions were answered after the thaw.");

        async Task See(string what, Func<Task<bool>> ask)
        {
            try
            {
                if (await ask())
                {
                    honoured.Add(what);
                }

                Interlocked.Increment(ref answered);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                // no answer is no answer that honours the consent
            }
        }
    }

    private async Task<int> Holder(string district, Someone teacher)
    {
        await using var client = await cluster.Client(cluster.SiloGateways[0]);
        return await client.Holds(client.Teacher(district, teacher.Id), cluster.SiloGateways[0]) ? 0 : 1;
    }

    private static CoverageAsked Question(Cast cast) =>
        new(NodeId.Read("Person", cast.Coach.Id), ActivityKind.Conversation, NodeId.Read("Subject", cast.Subject), NodeId.Read("Skill", cast.Skill), cast.Today);

    private static ActivityAsked Act(Cast cast)
    {
        var coach = NodeId.Read("Person", cast.Coach.Id);
        return new(Guid.NewGuid(), coach, coach, ActivityKind.Conversation, NodeId.Read("Subject", cast.Subject), NodeId.Read("Skill", cast.Skill), cast.Today, 20, null);
    }
}
