using System.Buffers;
using DistrictCoaching.Gateway;

namespace DistrictCoaching.EndToEnd;

/// <summary>One request is one trace through gateway, silo and database, as a collector sees it; and it says of nobody whose it was.</summary>
[Collection(nameof(Cluster))]
public sealed class TraceTests(Cluster cluster) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await cluster.StartSilos();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_request_is_followed_through_two_processes_to_SQL_and_names_nobody()
    {
        using var receiver = new OtlpReceiver();
        (string, string)[] traced =
        [
            ("Telemetry:Otlp:Endpoint", receiver.Address), ("Telemetry:Otlp:Percent", "100"), ("OTEL_BSP_SCHEDULE_DELAY", "500"),
            ("Cluster:Name", "traced"), ("Cluster:Tls:Certificate", ""), ("Cluster:Tls:Key", ""), ("Cluster:Tls:Authority", ""),
        ];
        var port = HostProcess.FreePort();
        await using var silo = cluster.Launch("silo", HostProcess.FreePort(), traced);
        await using var gateway = cluster.Launch("gateway", port, traced);
        await silo.Ready();
        await gateway.Ready();
        using var api = new Api(new($"http://localhost:{port}/"));
        var cast = await cluster.Cast(teachers: 1);
        var (partners, teacher) = (new Partners(api, cast), cast.Teachers[0]);
        await partners.Meet(teacher);
        var consent = await partners.Grant(teacher);
        var district = (await api.Ask(teacher.Token, "{ viewer { districtId person { givenName familyName } } }")).GetProperty("viewer").GetProperty("districtId").GetString()!;
        Assert.Empty(await api.Do(cast.Coach.Token, "recordActivity", cast.Conversation(teacher, Guid.NewGuid(), note: "Kept between us.")));

        (string, string)[] parts = [("district-coaching-gateway", "DistrictCoaching.Gateway"), ("district-coaching-silo", "Microsoft.Orleans.Application"), ("district-coaching-silo", "Npgsql")];
        await Until.So(() => Task.FromResult(receiver.Spans.GroupBy(span => span.Trace).Any(trace => parts.All(part => trace.Any(span => (span.Service, span.Source) == part)))));
        await silo.Stop();    // sends the rest
        await gateway.Stop();

        Guid[] ids = [NodeId.Read("District", district), NodeId.Read("Person", cast.Coach.Id), NodeId.Read("Person", teacher.Id), NodeId.Read("Person", cast.Principal.Id), NodeId.Read("Consent", consent)];
        string[] texts = [.. ids.SelectMany(id => new[] { $"{id:N}", $"{id:D}" }), district, cast.Coach.Id, teacher.Id, consent];
        var whose = SearchValues.Create(texts, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(receiver.Bodies);
        Assert.All(receiver.Bodies, body => Assert.False(body.AsSpan().ContainsAny(whose)));
        Assert.All(receiver.Bodies, body => Assert.False(Personal.In(body)));
    }
}
