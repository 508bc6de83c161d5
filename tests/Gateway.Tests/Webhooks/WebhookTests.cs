using System.Text.Json;

namespace DistrictCoaching.Gateway.Tests.Webhooks;

/// <summary>Webhooks over HTTP: leads set them, leads and administrators see them, nobody sees a secret again, and nothing is told to a machine of our own network.</summary>
[Collection(nameof(Service))]
public sealed class WebhookTests(Service service)
{
    private const string Fields = "webhook { id url kinds enabled disabledBecause position waiting formerSecretUntil createdBy { id } deliveries { totalCount } } secret";
    private const string Seen =
        "query($state: DeliveryState) { district { webhooks { totalCount nodes { id url kinds enabled disabledBecause createdBy { id } deliveries(state: $state) { totalCount nodes { id messageId test state attempts status failure nextTryAt } } } } } }";

    [Fact]
    public async Task It_is_created_tried_seen_without_its_secret_and_deleted()
    {
        var district = await TestDistrict.Found(service, "Hooked");
        var lead = district["Lead"];
        var made = await lead.Do("createWebhook", New("https://localhost/hook?code=1"), Fields);
        var (secret, id) = (made.GetProperty("secret").GetString()!, made.GetProperty("webhook").GetProperty("id").GetString()!);
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.Equal(RosterFiles.Staff.Length + 2, made.GetProperty("webhook").GetProperty("position").GetInt32());    // what was before is not told
        await lead.Do("testWebhook", new { operationId = Guid.NewGuid(), webhookId = id });
        var seen = await Until(district["Administrator"], "\"state\":\"DEAD\"");
        Assert.Contains("\"failure\":\"PRIVATE_ADDRESS\"", seen, StringComparison.Ordinal);    // localhost is what it leads to
        Assert.Contains($"\"url\":\"https://localhost/hook?code=1\",\"kinds\":[\"SCHOOL_CHANGED\",\"PERSON_REMOVED\"],\"enabled\":true,\"disabledBecause\":null,\"createdBy\":{{\"id\":\"{lead.Id}\"}}", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, seen, StringComparison.Ordinal);
        Assert.Equal(0, Deliveries(await lead.Ask(Seen, new { state = "ACCEPTED" })).GetProperty("totalCount").GetInt32());

        var rotated = await lead.Do("rotateWebhookSecret", new { operationId = Guid.NewGuid(), webhookId = id }, Fields);
        Assert.NotEqual(secret, rotated.GetProperty("secret").GetString());
        Assert.NotEqual(JsonValueKind.Null, rotated.GetProperty("webhook").GetProperty("formerSecretUntil").ValueKind);
        var disabled = await lead.Do("disableWebhook", new { operationId = Guid.NewGuid(), webhookId = id }, "webhook { enabled disabledBecause }");
        Assert.Equal("""{"enabled":false,"disabledBecause":"ASKED"}""", disabled.GetProperty("webhook").GetRawText());
        Assert.Equal("WEBHOOK_DISABLED", Code(await lead.Try("testWebhook", new { operationId = Guid.NewGuid(), webhookId = id })));
        await lead.Do("enableWebhook", new { operationId = Guid.NewGuid(), webhookId = id });
        await lead.Do("redeliverWebhookChanges", new { operationId = Guid.NewGuid(), webhookId = id, afterPosition = 0 }, "webhook { position }");
        var message = Deliveries(await lead.Ask(Seen)).GetProperty("nodes").EnumerateArray().Last().GetProperty("id").GetString();
        await lead.Do("redeliverWebhookMessage", new { operationId = Guid.NewGuid(), webhookId = id, webhookDeliveryId = message }, "delivery { state attempts }");
        await lead.Do("deleteWebhook", new { operationId = Guid.NewGuid(), webhookId = id });
        Assert.Equal("""{"data":{"district":{"webhooks":{"totalCount":0,"nodes":[]}}}}""", (await lead.Ask(Seen)).Text);
        Assert.DoesNotContain(secret, string.Concat(service.Logged.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://receiver.example/hook")]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://[fd00::1]/hook")]
    [InlineData("https://169.254.169.254/hook")]
    [InlineData("https://me:you@receiver.example/hook")]
    [InlineData("hook")]
    public async Task Machines_of_our_own_network_are_told_nothing(string url)
    {
        var district = await TestDistrict.Found(service, "Unhooked");
        Assert.Equal("WEBHOOK_ADDRESS", Code(await district["Lead"].Try("createWebhook", New(url))));
    }

    [Fact]
    public async Task Nobody_else_sets_or_sees_them()
    {
        var district = await TestDistrict.Found(service, "Unseen");
        var id = (await district["Lead"].Do("createWebhook", New("https://receiver.example/hook"), "webhook { id }")).GetProperty("webhook").GetProperty("id").GetString();
        foreach (var other in new[] { "Administrator", "Principal", "Coach", Teachers.Live, TestDistrict.App })
        {
            Assert.Equal("NOT_ALLOWED", Code(await district.Who(other).Try("createWebhook", New("https://receiver.example/other"))));
            foreach (var change in new[] { "rotateWebhookSecret", "disableWebhook", "enableWebhook", "deleteWebhook", "testWebhook" })
            {
                Assert.Equal("NOT_ALLOWED", Code(await district.Who(other).Try(change, new { operationId = Guid.NewGuid(), webhookId = id })));
            }

            if (other != "Administrator")
            {
                Assert.Equal("NOT_ALLOWED", (await district.Who(other).Ask(Seen)).Code);
            }
        }
    }

    private static object New(string url) => new { operationId = Guid.NewGuid(), url, kinds = new[] { "PERSON_REMOVED", "SCHOOL_CHANGED" } };

    private static async Task<string> Until(Member who, string said)
    {
        while (true)
        {
            if ((await who.Ask(Seen)).Text is var text && text.Contains(said, StringComparison.Ordinal))
            {
                return text;
            }
        }
    }

    private static JsonElement Deliveries(Answer answer) => answer.Data.GetProperty("district").GetProperty("webhooks").GetProperty("nodes")[0].GetProperty("deliveries");

    private static string? Code(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("code").GetString();
}
