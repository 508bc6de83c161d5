using System.Net.Sockets;
using System.Text;

namespace DistrictCoaching.Gateway.Tests.Imports;

/// <summary>An upload that breaks off over a real connection, and is sent again.</summary>
[Collection(nameof(Service))]
public sealed class BrokenUploadTests(Service service)
{
    private const string States = "{ district { rosterImports(first: 5) { nodes { id state } } } }";

    [Fact]
    public async Task Sent_again_under_the_same_key_it_goes_on_as_the_same_import()
    {
        var district = await TestDistrict.Found(service, "Broken");
        var (lead, key, zip) = (district["Lead"], Guid.NewGuid(), People.Deltas.Zip(People.Deltas.Users(People.Deltas.User(Teachers.Live, district.Name).Replace(",Live,", ",Olive,", StringComparison.Ordinal))));
        using (var line = new TcpClient())
        {
            await line.ConnectAsync(service.Client.BaseAddress!.Host, service.Client.BaseAddress.Port);
            line.LingerState = new(true, 0);
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /roster-imports?plan HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer {Token(district)}\r\nIdempotency-Key: {key:D}\r\nContent-Type: application/zip\r\nContent-Length: {zip.Length}\r\n\r\n"));
            await line.GetStream().WriteAsync(zip.AsMemory(0, zip.Length / 2));
            while (!await Reads())
            {
                await Task.Yield();
            }
        }

        for (var others = 0; others < 50; others++)
        {
            Assert.True(await Reads());    // that nobody sends any more is noticed meanwhile
        }

        using var again = new HttpRequestMessage(HttpMethod.Post, "/roster-imports?plan") { Content = new ByteArrayContent(zip) };
        again.Content.Headers.ContentType = new("application/zip");
        again.Headers.Add("Idempotency-Key", key.ToString("D"));
        again.Headers.Add("Prefer", "wait=60");
        var answer = await service.Send(again, Token(district));
        Assert.Equal((200, NodeId.Of("RosterImport", key)), (answer.Status, answer.Json.GetProperty("import").GetProperty("id").GetString()));

        async Task<bool> Reads() => (await lead.Ask(States)).Text.Contains($$"""{"id":"{{NodeId.Of("RosterImport", key)}}","state":"READING"}""", StringComparison.Ordinal);
    }

    private string Token(TestDistrict district) => service.Token(district["Lead"].Guid.ToString("D"), district.Id);
}
