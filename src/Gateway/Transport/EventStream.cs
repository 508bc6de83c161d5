using System.Text;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DistrictCoaching.Gateway;

/// <summary>One operation over server-sent events, as graphql-sse has them in its mode of distinct connections.</summary>
internal sealed class EventStream(HttpContext context, SubscriptionOptions options, TimeProvider clock) : Outlet(options.Stall, clock), IAnswering
{
    private static readonly byte[] Alive = ":\n\n"u8.ToArray();

    public Outlet Outlet => this;

    /// <summary>
    /// Runs the operation until it is over, the client leaves, the token expires or the service stops. At a stop the stream is cut without "complete", so that the client asks again elsewhere.
    /// </summary>
    public async Task Serve(Func<CancellationToken, Task> operation, Admitted admitted, CancellationToken stopping)
    {
        using var expired = new CancellationTokenSource(admitted.Left(Clock), Clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(expired.Token, context.RequestAborted, stopping);
        await Open();
        var alive = StayAlive(ending.Token);
        try
        {
            await operation(ending.Token);
        }
        catch (OperationCanceledException) when (expired.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            await Say(() => Error(ErrorShape.Refusal(GatewayCodes.TokenExpired, admitted.Caller.Language)), context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }

        await ending.CancelAsync();
        await alive;
    }

    private Task Open()
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = Negotiation.Events + "; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return Say(() => Write(Alive), CancellationToken.None);
    }

    /// <summary>Signs of life while there is nothing to say; they also show that a client has left.</summary>
    private async Task StayAlive(CancellationToken over)
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.AliveSeconds), Clock);
            while (await timer.WaitForNextTickAsync(over))
            {
                await Say(() => Write(Alive), over);
            }
        }
        catch (OperationCanceledException)
        {
            // over, or cut off
        }
    }

    public Task Next(ReadOnlyMemory<byte> result) => Event("next", result);

    public async Task Error(ExecutionResult refused)
    {
        await Next(await AnswerJson.Bytes(refused));
        await Complete();
    }

    public Task Complete() => Event("complete", default);

    protected override void Abort() => context.Abort();

    private Task Event(string name, ReadOnlyMemory<byte> data) => Write(Encoding.UTF8.GetBytes($"event: {name}\ndata: {Encoding.UTF8.GetString(data.Span)}\n\n"));

    private Task Write(ReadOnlyMemory<byte> bytes) => Send(async cancel =>
    {
        await context.Response.Body.WriteAsync(bytes, cancel);
        await context.Response.Body.FlushAsync(cancel);
    });
}
