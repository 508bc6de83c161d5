using System.Text.Json;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Gateway;

/// <summary>
/// A whole list as JSON Lines: the query is run page by page, each as if it had been sent by itself, with the caller's rights, budget and token of that moment, and the next page only once the client has taken the last.
/// What may not be asked field by field is in no export.
/// </summary>
internal sealed class Exports(
    Preparation preparation, Engine engine, Budgets budgets, Connections connections, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Exports> logger)
{
    /// <summary>Ends with the export; answers with a result or a refusal where nothing was written.</summary>
    public async Task<(ExecutionResult? Result, GatewayCode? Refusal)> Write(HttpContext context, Admitted admitted, Asked asked, Prepared prepared)
    {
        if (ExportedList.Of(prepared) is not { } list)
        {
            budgets.Settle(admitted.Caller, prepared, spent: 0);
            return (null, GatewayCodes.ExportInvalid);
        }

        using var place = connections.Take(admitted.Caller);
        if (place is null)
        {
            return (null, GatewayCodes.TooManyConnections);
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        if (await First(prepared, admitted.Caller, ending.Token) is not { } first)
        {
            return (null, GatewayCodes.Unavailable);
        }

        if (first.Errors is { Count: > 0 })
        {
            return (first, null);
        }

        if (await Page(list, first) is not { } page)
        {
            return (null, GatewayCodes.ExportInvalid);
        }

        var lines = new JsonLines(context);
        try
        {
            await lines.Begin(page.Edges, ending.Token);
            while (page.Next is { } next)
            {
                var (following, wrong) = await Next(list, admitted, asked, next, ending.Token);
                if (following is null)
                {
                    await lines.End(wrong!, ending.Token);
                    break;
                }

                await lines.Write((page = following).Edges, ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            context.Abort();    // cut, so that the client goes on from its last line elsewhere
        }

        return (null, null);
    }

    /// <summary>Null where this gateway stops.</summary>
    private async Task<ExecutionResult?> First(Prepared prepared, Caller caller, CancellationToken cancel)
    {
        try
        {
            return await Run(prepared, caller, cancel);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The page after a cursor, or why the export ends before it.</summary>
    private async Task<(ExportedPage? Page, ExecutionResult? Wrong)> Next(ExportedList list, Admitted admitted, Asked asked, string after, CancellationToken cancel)
    {
        var caller = admitted.Caller;
        var onward = asked with { Variables = new(new Dictionary<string, object?>(asked.Variables) { [ExportedList.Cursor] = after }) };
        try
        {
            while (admitted.Left(clock) > TimeSpan.Zero)
            {
                var (prepared, declined) = await preparation.Prepare(onward, caller);
                if (prepared is not null)
                {
                    var result = await Run(prepared, caller, cancel);
                    return result.Errors is { Count: > 0 } errors ? (null, new() { Errors = errors })
                        : await Page(list, result) is { } page ? (page, null)
                        : (null, ErrorShape.Refusal(GatewayCodes.ExportInvalid, caller.Language));
                }

                if (declined.RetryAfter is not { } wait)
                {
                    return (null, declined.Answer(caller.Language));
                }

                await Task.Delay(wait, clock, cancel);
            }

            return (null, ErrorShape.Refusal(GatewayCodes.TokenExpired, caller.Language));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.RequestFailed(logger, failure.GetType().Name, failure.StackTrace);
            return (null, ErrorShape.Refusal(Outages.Is(failure) ? GatewayCodes.Unavailable : GatewayCodes.Internal, caller.Language));
        }
    }

    private async Task<ExecutionResult> Run(Prepared prepared, Caller caller, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await engine.Run(prepared, caller, scope.ServiceProvider, null, cancel);
        return result.Errors is { Count: > 0 } && lifetime.ApplicationStopping.IsCancellationRequested
            ? throw new OperationCanceledException(lifetime.ApplicationStopping)    // what a stop broke off is no field's failure, whichever of the two noticed it first
            : result;
    }

    private static async Task<ExportedPage?> Page(ExportedList list, ExecutionResult result)
    {
        using var document = JsonDocument.Parse(await AnswerJson.Bytes(result));
        return list.Read(document.RootElement.Clone().GetProperty("data"));
    }
}
