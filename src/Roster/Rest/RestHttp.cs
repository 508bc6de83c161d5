using System.Net;
using System.Net.Http.Headers;

namespace DistrictCoaching.OneRoster;

/// <summary>Asks services over HTTP, no machine of our own network, and again where one is busy or broken.</summary>
internal sealed class RestHttp : IDisposable
{
    private const int LargestPage = 64 << 20;

    private readonly RestOptions options;
    private readonly TimeProvider clock;
    private readonly HttpClient http;

    public RestHttp(RestOptions options, TimeProvider clock)
    {
        (this.options, this.clock) = (options, clock);
        http = new(PublicAddress.Handler(options.AllowPrivate)) { MaxResponseContentBufferSize = LargestPage };
    }

    public void Dispose() => http.Dispose();

    /// <summary>Sends, and again after a while that the service names or that doubles; the last answer, whatever it is, where that does not help.</summary>
    public async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            HttpResponseMessage? answer = null;
            Exception? failure = null;
            try
            {
                using var message = request();
                if (!options.AllowPrivate && message.RequestUri!.Scheme != Uri.UriSchemeHttps)
                {
                    throw new RestException("REST_ADDRESS");
                }

                answer = await http.SendAsync(message, cancel);
                if (!IsPassing(answer.StatusCode))
                {
                    return answer;
                }
            }
            catch (HttpRequestException e) when (e.InnerException is PrivateAddressException)
            {
                throw new RestException("REST_ADDRESS", e);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
            {
                failure = e;
            }

            var wait = Asked(answer?.Headers.RetryAfter) ?? TimeSpan.FromSeconds(1 << attempt);
            answer?.Dispose();
            if (attempt == options.Retries || wait > options.Longest)
            {
                throw new RestException("REST_UNAVAILABLE", failure);
            }

            await Task.Delay(wait, clock, cancel);
        }
    }

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented;

    private TimeSpan? Asked(RetryConditionHeaderValue? after) =>
        after?.Delta ?? (after?.Date is { } date ? TimeSpan.FromTicks(Math.Max(0, (date - clock.GetUtcNow()).Ticks)) : null);
}
