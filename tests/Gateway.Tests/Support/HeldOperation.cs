using System.Net.Http.Json;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>An operation that goes on until whoever asked leaves.</summary>
internal static class HeldOperation
{
    /// <summary>Ends when the operation has its turn; what it gives ends when the caller left.</summary>
    public static async Task<Task> Hold(this TestGateway gateway, CancellationToken leaving)
    {
        var running = Send();
        await gateway.Gate.Entered.Task.Soon();
        return running;

        async Task Send()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{sampleWait}" }) };
            request.Headers.Authorization = new("Bearer", gateway.Issuer.Token());
            using var answer = await gateway.Client.SendAsync(request, leaving);
        }
    }
}
