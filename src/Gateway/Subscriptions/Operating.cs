using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Runs an operation on a connection that stays: a query or mutation once, a subscription until it is over.</summary>
internal sealed class Operating(
    Preparation preparation, Engine engine, Standing standing, IServiceScopeFactory scopes, IOptions<GatewayOptions> options, TimeProvider clock, ILogger<Operating> logger)
{
    /// <summary>Whether it passes the limit on how many run at once.</summary>
    public bool OnlyStops(Asked asked, Caller caller) => preparation.OnlyStops(asked, caller);

    public async Task Run(Asked asked, Caller caller, IAnswering answering, CancellationToken cancel)
    {
        try
        {
            var (prepared, declined) = await preparation.Prepare(asked, caller);
            await Run(prepared, declined, caller, answering, cancel);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or WebSocketException or ObjectDisposedException))
        {
            await Broke(failure, caller, answering, cancel);
        }
    }

    /// <summary>The same with what came of its preparation.</summary>
    public async Task Run(Prepared? prepared, Declined declined, Caller caller, IAnswering answering, CancellationToken cancel)
    {
        try
        {
            await (prepared is null ? answering.Outlet.Say(() => answering.Error(declined.Answer(caller.Language)), cancel)
                : prepared.IsSubscription
                ? new Watching(prepared, caller, answering, engine, standing, scopes).Run(options.Value.Subscriptions.LookEvery, clock, cancel)
                : Once(prepared, caller, answering, cancel));
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or WebSocketException or ObjectDisposedException))
        {
            await Broke(failure, caller, answering, cancel);
        }
    }

    private Task Broke(Exception failure, Caller caller, IAnswering answering, CancellationToken cancel)
    {
        Log.RequestFailed(logger, failure.GetType().Name, failure.StackTrace);
        var code = Outages.Is(failure) ? GatewayCodes.Unavailable : GatewayCodes.Internal;
        return answering.Outlet.Say(() => answering.Error(ErrorShape.Refusal(code, caller.Language)), cancel);
    }

    private async Task Once(Prepared prepared, Caller caller, IAnswering answering, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var done = await engine.Run(prepared, caller, scope.ServiceProvider, null, cancel);
        if (!done.Executed)
        {
            await answering.Outlet.Say(() => answering.Error(done), cancel);
            return;
        }

        var bytes = await AnswerJson.Bytes(done);
        await answering.Outlet.Say(
            async () =>
            {
                await answering.Next(bytes);
                await answering.Complete();
            },
            cancel);
    }
}
