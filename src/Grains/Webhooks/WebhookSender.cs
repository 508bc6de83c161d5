using System.Globalization;
using System.Net.Http.Headers;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Grains;

/// <summary>How a try ended: with a status, or why there is none.</summary>
internal readonly record struct Tried(int? Status, DeliveryFailure? Failure)
{
    public bool Accepted => Failure is null;
}

/// <summary>Sends messages, each once, and reads nothing of the answer but its status.</summary>
internal sealed class WebhookSender : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly WebhookOptions options;
    private readonly TimeProvider clock;
    private readonly HttpClient http;

    public WebhookSender(WebhookOptions options, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock)
    {
        (this.options, this.clock) = (options, clock);
        var handler = PublicAddress.Handler(options.AllowPrivate);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(1);    // so that a name is looked up again
        handler.ActivityHeadersPropagator = null;    // what goes on in here is nobody's outside
        (handler.MaxResponseHeadersLength, handler.MaxResponseDrainSize, handler.ResponseDrainTimeout) = (16, 4 << 10, TimeSpan.FromSeconds(1));
        http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new("DistrictCoaching-Webhooks", null));
    }

    public Uri? Address(string url) => PublicAddress.Read(url, options.AllowPrivate);

    public void Dispose() => http.Dispose();

    /// <param name="leaving">Ends the try without a word of how it went.</param>
    public async Task<Tried> Send(string url, IEnumerable<string> secrets, Guid message, DateTimeOffset now, byte[] body, CancellationToken leaving)
    {
        if (Address(url) is not { } address)
        {
            return new(null, DeliveryFailure.PrivateAddress);    // saved while such were allowed
        }

        var (id, timestamp) = (WebhookMessageId.Of(message), now.ToUnixTimeSeconds());
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) { Headers = { ContentType = Json } } };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookMessage.Signatures(secrets, id, timestamp, body));
        using var patience = new CancellationTokenSource(Patience, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(leaving, patience.Token);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            return new((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : DeliveryFailure.Status);
        }
        catch (HttpRequestException failure)
        {
            return new(null, failure.InnerException is PrivateAddressException ? DeliveryFailure.PrivateAddress : DeliveryFailure.Unreachable);
        }
        catch (OperationCanceledException) when (!leaving.IsCancellationRequested)
        {
            return new(null, DeliveryFailure.TooSlow);
        }
    }
}
