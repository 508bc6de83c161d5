using System.Net.Http.Headers;
using System.Text.Json;

namespace DistrictCoaching.Gateway.Tests.Imports;

/// <summary>An import is followed over server-sent events and over a WebSocket until it is over, by those who may import.</summary>
[Collection(nameof(Service))]
public sealed class RosterImportChangedTests(Service service)
{
    private const string Changes = "subscription($id: ID!) { rosterImportChanged(id: $id) { id state percent people totals { entity count } findingCounts { file row warning } } }";

    [Fact]
    public async Task It_is_told_as_it_stands_and_goes_on_and_is_complete_with_its_end()
    {
        var district = await TestDistrict.Found(service, "Awaited");
        var lead = district["Lead"];
        var (id, plan) = await Planned(district);
        using var stream = await lead.Watch(Changes, new { id });
        using var socket = await SocketClient.Open(service.Client.BaseAddress!, service.Token(lead.Guid.ToString("D"), district.Id));
        await socket.Send(JsonSerializer.Serialize(new { type = "subscribe", id = "1", payload = new { query = Changes, variables = new { id } } }));

        var first = (await stream.Event().Soon())!.Value.Data;
        Assert.Equal($$$"""{"type":"next","id":"1","payload":{{{first}}}}""", await socket.Receive().Soon());
        var planned = JsonDocument.Parse(first).RootElement.GetProperty("data").GetProperty("rosterImportChanged");
        Assert.Equal((id, "PLANNED", 1), (planned.GetProperty("id").GetString(), planned.GetProperty("state").GetString(), planned.GetProperty("people").GetInt32()));
        Assert.Equal(1, planned.GetProperty("totals")[0].GetProperty("count").GetInt32());

        await lead.Do("approveRosterImport", new { operationId = Guid.NewGuid(), rosterImportId = id, planId = plan });
        var (told, complete) = (first, "");
        while (await service.Clock.Until(stream.Event()) is { } next && complete.Length == 0)
        {
            (told, complete) = next.Name == "complete" ? (told, next.Name) : (next.Data, "");
        }

        Assert.Contains("\"state\":\"APPLIED\",\"percent\":100", told, StringComparison.Ordinal);
        Assert.Equal("complete", complete);
        var last = "";
        while (await service.Clock.Until(socket.Receive()) is { } message && message != """{"type":"complete","id":"1"}""")
        {
            last = message;
        }

        Assert.Equal($$$"""{"type":"next","id":"1","payload":{{{told}}}}""", last);
    }

    [Fact]
    public async Task Of_nobody_else_s_and_for_nobody_else()
    {
        var (district, foreign) = (await TestDistrict.Found(service, "Followed"), await TestDistrict.Found(service, "Elsewhere"));
        var (id, _) = await Planned(district);
        foreach (var (who, code) in new[] { (district[Teachers.Live], "NOT_ALLOWED"), (district["Principal"], "NOT_ALLOWED"), (foreign["Lead"], "NOT_FOUND") })
        {
            Assert.Contains($"\"code\":\"{code}\"", (await who.Ask(Changes, new { id })).Text, StringComparison.Ordinal);
        }

        Assert.Equal(
            (await foreign["Lead"].Ask(Changes, new { id = NodeId.Of("RosterImport", Guid.NewGuid()) })).Text,
            (await foreign["Lead"].Ask(Changes, new { id })).Text);
    }

    /// <summary>A person is renamed, and the import is only planned.</summary>
    private async Task<(string? Id, string? Plan)> Planned(TestDistrict district)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/roster-imports?plan")
        {
            Content = new ByteArrayContent(People.Deltas.Zip(People.Deltas.Users(People.Deltas.User(Teachers.Live, district.Name).Replace(",Live,", ",Olive,", StringComparison.Ordinal)))),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("D"));
        request.Headers.Add("Prefer", "wait=60");
        var import = (await service.Send(request, service.Token(district["Lead"].Guid.ToString("D"), district.Id))).Json.GetProperty("import");
        return (import.GetProperty("id").GetString(), import.GetProperty("planId").GetString());
    }
}
