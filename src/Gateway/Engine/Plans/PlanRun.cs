using System.Collections;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>What a run of a plan needs of the request. The caller is in the user context, and is nowhere in the plan.</summary>
/// <param name="Report">Told of every failure that is no answer.</param>
internal sealed record PlanRequest(
    ISchema Schema, GraphQLDocument Document, GraphQLOperationDefinition Operation, IDictionary<string, object?> UserContext, IServiceProvider Services, Action<Exception> Report, CancellationToken Cancellation);

/// <summary>One run of a plan for one caller: every resolver once, level by level; what waits, waits together, and loaders come last on their level.</summary>
internal sealed class PlanRun(ObjectPlan root, IDictionary<string, ArgumentValue>?[] arguments, Variables variables, PlanRequest request)
{
    private readonly Queue<Planned> ready = [];
    private List<(Task<object?> Result, Planned On, int At)> waiting = [];
    private List<(IDataLoaderResult Loader, Planned On, int At)> loading = [];

    public PlanRequest Request => request;

    public Variables Variables => variables;

    public ExecutionErrors Errors { get; } = [];

    /// <summary>What the answer cost: in points, for what was asked and what was given.</summary>
    public int Spent { get; private set; }

    public IDictionary<string, ArgumentValue>? Arguments(FieldPlan field) => field.Arguments < 0 ? null : arguments[field.Arguments];

    /// <summary>The answer; null where something in it is null that may not be.</summary>
    /// <param name="inTurns">Whether a field at the root begins when the one before is done, with all below it.</param>
    public async Task<PlannedObject?> Run(bool inTurns)
    {
        var answer = new PlannedObject(root, null, null, 0);
        for (var field = 0; inTurns && field < answer.Count; field++)
        {
            Resolve(answer, field);
            await Finish();
        }

        if (!inTurns)
        {
            ready.Enqueue(answer);
            await Finish();
        }

        return Errors.Count > 0 && answer.Prune() ? null : answer;
    }

    private async Task Finish()
    {
        while (true)
        {
            while (ready.TryDequeue(out var next))
            {
                Open(next);
            }

            if (waiting.Count > 0)
            {
                await Await();
            }
            else if (loading.Count > 0)
            {
                Load();
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>An object's fields are resolved; of a list, the objects are next in the line.</summary>
    private void Open(Planned next)
    {
        request.Cancellation.ThrowIfCancellationRequested();
        for (var part = 0; part < next.Count; part++)
        {
            if (next is PlannedObject on)
            {
                Resolve(on, part);
            }
            else if (next.Values[part] is Planned inner)
            {
                ready.Enqueue(inner);
            }
        }
    }

    private void Resolve(PlannedObject on, int at)
    {
        var field = on.Field(at);
        Spent += field.Asking;
        try
        {
            if (field.Getter is { } getter)
            {
                Settle(getter(on.Source!), on, at);
            }
            else if (field.IsTypeName)
            {
                on.Values[at] = on.Plan.Type.Name;
            }
            else
            {
                var called = Telemetry.IsTraced ? Traced(field, new(this, on, at)) : Call(field.Resolver, new(this, on, at));
                if (called.IsCompleted)
                {
                    Settle(called.GetAwaiter().GetResult(), on, at);
                }
                else
                {
                    waiting.Add((called.AsTask(), on, at));
                }
            }
        }
        catch (Exception failure) when (!IsCancelled(failure))
        {
            Fail(failure, on, at);
        }
    }

    /// <summary>Nothing that a resolver does to the flow of execution reaches the next one: it could be a call's district.</summary>
    private static async ValueTask<object?> Call(IFieldResolver resolver, FieldContext context) => await resolver.ResolveAsync(context);

    private static async ValueTask<object?> Traced(FieldPlan field, FieldContext context)
    {
        using var span = Telemetry.Resolver(context.ParentType.Name, field.Definition.Name);
        var called = field.Resolver.ResolveAsync(context);
        if (called.IsCompleted)
        {
            Telemetry.Forget(span);
        }

        return await called;
    }

    private static async Task<object?> Call(IDataLoaderResult loader, CancellationToken cancel) => await loader.GetResultAsync(cancel);

    private async Task Await()
    {
        var now = waiting;
        waiting = [];
        await ((Task)Task.WhenAll(now.Select(one => one.Result))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);    // all of them end before any is looked at
        foreach (var (result, on, at) in now)
        {
            try
            {
                Settle(await result, on, at);
            }
            catch (Exception failure) when (!IsCancelled(failure))
            {
                Fail(failure, on, at);
            }
        }
    }

    private void Load()
    {
        var now = loading;
        loading = [];
        foreach (var (loader, on, at) in now)
        {
            waiting.Add((Call(loader, request.Cancellation), on, at));
        }
    }

    private void Settle(object? result, Planned on, int at)
    {
        if (result is IDataLoaderResult loader)
        {
            loading.Add((loader, on, at));
        }
        else if ((on.Values[at] = Complete(result, on, at)) is Planned inner)
        {
            ready.Enqueue(inner);
        }
    }

    private object? Complete(object? result, Planned on, int at)
    {
        var type = on.Type(at);
        try
        {
            var completed =
                result is null ? null
                : type.Scalar is { } scalar ? scalar.Serialize(result)
                : type.Item is { } item ? List(result, item, on, at)
                : Object(result, type, on, at);
            return completed is null && type.IsNonNull ? throw new InvalidOperationException("What may not be null is null.") : completed;
        }
        catch (Exception failure) when (!IsCancelled(failure))
        {
            Fail(failure, on, at);
            return null;
        }
    }

    private PlannedObject Object(object result, TypePlan type, Planned on, int at)
    {
        var field = on.Field(at);
        Spent += field.Giving;
        return new(field.Below.Of(type.Of(result, request.Schema)), result, on, at);
    }

    private PlannedList List(object result, TypePlan item, Planned on, int at)
    {
        var list = new PlannedList(on.Field(at), item, (result as ICollection)?.Count ?? 0, on, at);
        foreach (var entry in (IEnumerable)result)
        {
            var part = list.Add();
            if (entry is IDataLoaderResult loader)
            {
                loading.Add((loader, list, part));
            }
            else
            {
                list.Values[part] = Complete(entry, list, part);
            }
        }

        return list;
    }

    private bool IsCancelled(Exception failure) => failure is OperationCanceledException && request.Cancellation.IsCancellationRequested;

    private void Fail(Exception failure, Planned on, int at)
    {
        if (failure is not ExecutionError error)
        {
            request.Report(failure);
            error = new UnhandledError("A field failed.", failure);
        }

        error.AddLocation(on.Field(at).Node, request.Document);
        error.Path = on.Path(at);
        Errors.Add(error);
        on.Values[at] = null;
    }
}
