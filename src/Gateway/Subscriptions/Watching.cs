using System.Security.Cryptography;
using GraphQL;
using GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Gateway;

/// <summary>One subscription: looked at again and again, each time with the caller's rights of that moment, and told when it is different.</summary>
internal sealed class Watching(Prepared prepared, Caller caller, IAnswering answering, Engine engine, Standing standing, IServiceScopeFactory scopes)
{
    private readonly Watch watch = new();
    private byte[]? told;

    /// <summary>Ends when the subscription does.</summary>
    public async Task Run(TimeSpan every, TimeProvider clock, CancellationToken cancel)
    {
        while (!await Tell(cancel))
        {
            await Task.Delay(every, clock, cancel);
        }
    }

    /// <summary>Tells what is new, if anything; says whether the subscription is over.</summary>
    private async Task<bool> Tell(CancellationToken cancel)
    {
        if (await Look(cancel) is not { } seen)
        {
            return false;
        }

        var waited = await answering.Outlet.Enter(cancel);
        try
        {
            // what was seen before a wait may be allowed no more
            var current = waited ? await Look(cancel) : seen;
            cancel.ThrowIfCancellationRequested();
            return current is not null && await Send(current);
        }
        finally
        {
            answering.Outlet.Leave();
        }
    }

    /// <summary>How things stand now; null where there is nothing new to tell, or nobody to ask.</summary>
    private async Task<ExecutionResult?> Look(CancellationToken cancel)
    {
        watch.Look();
        try
        {
            if (await standing.Refuses(caller, prepared.Known.StaysOpen) is { } no)
            {
                return ErrorShape.Refusal(no, caller.Language);
            }

            await using var scope = scopes.CreateAsyncScope();
            var seen = await engine.Run(prepared, caller, scope.ServiceProvider, watch, cancel);
            return told is null ? seen : IsOutage(seen) || IsNothing(seen) || (await Digest(seen)).SequenceEqual(told) ? null : seen;
        }
        catch (Exception failure) when (told is not null && Outages.Is(failure))
        {
            return null;    // asked again at the next look
        }
    }

    private async Task<bool> Send(ExecutionResult seen)
    {
        if (!seen.Executed || (IsEmpty(seen) && seen.Errors is { Count: > 0 }))
        {
            await answering.Error(seen);
            return true;
        }

        var bytes = await AnswerJson.Bytes(seen);
        await answering.Next(bytes);
        told = SHA256.HashData(bytes.Span);
        watch.Send();
        if (watch.IsOver)
        {
            await answering.Complete();
        }

        return watch.IsOver;
    }

    private static async Task<byte[]> Digest(ExecutionResult seen) => SHA256.HashData((await AnswerJson.Bytes(seen)).Span);

    private static bool IsOutage(ExecutionResult seen) => seen.Errors?.Any(error => error.Code == GatewayCodes.Unavailable.Code) == true;

    private static bool IsNothing(ExecutionResult seen) => seen is { Executed: true, Errors: null or { Count: 0 } } && IsEmpty(seen);

    private static bool IsEmpty(ExecutionResult seen) => (seen.Data as RootExecutionNode)?.SubFields?[0].ToValue() is null;
}
