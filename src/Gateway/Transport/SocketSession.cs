using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Gateway;

/// <summary>One WebSocket that speaks graphql-transport-ws. The caller comes from the token in the upgrade's header, or in connection_init's payload as `authorization`.</summary>
internal sealed class SocketSession(
    HttpContext context, SocketReader reader, SocketOutlet outlet, Operating operating, Connections connections, SubscriptionOptions options, TimeProvider clock) : IDisposable
{
    private readonly string language = Negotiation.Language(context.Request);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> operations = new();
    private readonly ConcurrentDictionary<Task, bool> running = new();
    private Admitted? admitted;
    private IDisposable? place;
    private ITimer? deadline;
    private bool isInitialised;
    private int closing;

    /// <summary>Reads until the connection ends; then nothing of it runs any more.</summary>
    /// <param name="known">Who was admitted with the upgrade; null: connection_init says.</param>
    public async Task Run(Admitted? known, CancellationToken stopping)
    {
        admitted = known;
        deadline = clock.CreateTimer(_ => _ = Close(CloseCode.InitTimeout), null, TimeSpan.FromSeconds(options.InitSeconds), Timeout.InfiniteTimeSpan);
        await using var stop = stopping.Register(() => _ = Close(CloseCode.Restart));
        while (await reader.Next() is var (text, wrong) && (text is not null || wrong is not null))
        {
            if (closing == 0 && (wrong ?? await Handle(text!.Value)) is { } code)
            {
                await Close(code);
            }
        }

        await ending.CancelAsync();
        await Task.WhenAll(running.Keys);
        if (closing == 0)
        {
            await outlet.Close(CloseCode.Normal);
        }
    }

    public void Dispose()
    {
        deadline?.Dispose();
        place?.Dispose();
        ending.Dispose();
    }

    private async Task<CloseCode?> Handle(ReadOnlyMemory<byte> text)
    {
        var message = SocketMessage.Read(text);
        switch (message?.Type)
        {
            case "connection_init":
                return await Initialise(message);
            case "ping":
                await outlet.Say(() => outlet.Tell("pong", payload: message.Bytes), CancellationToken.None);
                return null;
            case "pong":
                return null;
            case "subscribe" when admitted is null || !isInitialised:
                return CloseCode.Unauthorized;
            case "subscribe":
                return await Subscribe(message.Id!, message);
            case "complete":
                Stop(message.Id!);
                return null;
            default:
                return CloseCode.InvalidMessage;
        }
    }

    private async Task<CloseCode?> Initialise(SocketMessage message)
    {
        if (isInitialised)
        {
            return CloseCode.TooManyInits;
        }

        isInitialised = true;
        if (admitted is null)
        {
            (admitted, var refusal) = await Tokens.Admit(context, message.Authorization, language);
            if (admitted is null)
            {
                return refusal == GatewayCodes.IssuerUnavailable ? CloseCode.TryLater(refusal) : CloseCode.Forbidden(refusal!);
            }

            place = connections.Take(admitted.Caller);
            if (place is null)
            {
                return CloseCode.TryLater(GatewayCodes.TooManyConnections);
            }
        }

        deadline!.Dispose();
        deadline = clock.CreateTimer(_ => _ = Close(CloseCode.Forbidden(GatewayCodes.TokenExpired)), null, admitted.Left(clock), Timeout.InfiniteTimeSpan);
        await outlet.Say(() => outlet.Tell("connection_ack"), CancellationToken.None);
        return null;
    }

    private async Task<CloseCode?> Subscribe(string id, SocketMessage message)
    {
        if (operations.ContainsKey(id))
        {
            return CloseCode.Taken(id);
        }

        var (asked, _) = RequestReader.Of(message.Payload!.Value);
        if (asked is null)
        {
            return CloseCode.InvalidMessage;
        }

        var answering = outlet.Of(id, () => Stop(id));
        if (operations.Count >= options.Operations && !operating.OnlyStops(asked, admitted!.Caller))
        {
            await outlet.Say(() => answering.Error(ErrorShape.Refusal(GatewayCodes.TooManyOperations, language)), CancellationToken.None);
            return null;
        }

        var own = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        operations[id] = own;
        var task = Operate(asked, answering, own.Token);
        running[task] = true;
        _ = task.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
        return null;
    }

    private async Task Operate(Asked asked, IAnswering answering, CancellationToken cancel)
    {
        try
        {
            await operating.Run(asked, admitted!.Caller, answering, cancel);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // stopped, or nobody listens any more
        }
    }

    private void Stop(string id)
    {
        if (operations.TryRemove(id, out var own))
        {
            own.Cancel();
            own.Dispose();
        }
    }

    private async Task Close(CloseCode code)
    {
        if (Interlocked.Exchange(ref closing, 1) == 0)
        {
            await ending.CancelAsync();
            await outlet.Close(code);
        }
    }
}
