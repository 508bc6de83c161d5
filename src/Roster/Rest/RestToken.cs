using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace DistrictCoaching.OneRoster;

/// <summary>The access token of one service, kept in memory until shortly before its end.</summary>
internal sealed class RestToken(RestSource source, RestHttp http, TimeProvider clock)
{
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(30);

    private (string Value, DateTimeOffset Until)? kept;

    public void Forget() => kept = null;

    public async Task<string> Get(CancellationToken cancel)
    {
        if (kept is not { } token || token.Until <= clock.GetUtcNow())
        {
            kept = token = await Buy(cancel);
        }

        return token.Value;
    }

    private async Task<(string, DateTimeOffset)> Buy(CancellationToken cancel)
    {
        using var answer = await http.Send(Asking, cancel);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new RestException("REST_UNAUTHORIZED");
        }

        try
        {
            using var said = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancel), default, cancel);
            var seconds = said.RootElement.TryGetProperty("expires_in", out var lasts) && lasts.TryGetInt32(out var given) ? given : 300;
            return (said.RootElement.GetProperty("access_token").GetString()!, clock.GetUtcNow() + TimeSpan.FromSeconds(seconds) - Early);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new RestException("REST_ANSWER", e);
        }
    }

    /// <summary>Identity and secret are escaped before they are joined, as OAuth 2 has it.</summary>
    private HttpRequestMessage Asking() => new(HttpMethod.Post, source.TokenEndpoint)
    {
        Headers =
        {
            Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(source.ClientId)}:{Uri.EscapeDataString(source.ClientSecret)}"))),
            Accept = { new MediaTypeWithQualityHeaderValue("application/json") },
        },
        Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = source.Scope }),
    };
}
