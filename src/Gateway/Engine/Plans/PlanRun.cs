using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Execution;
using GraphQL.Validation;

namespace DistrictCoaching.Gateway;

/// <summary>One run of a plan for one caller: every resolver once, level by level; what waits, waits together, and loaders come last on their level.</summary>
internal sealed partial class PlanRun(ObjectPlan root, IDictionary<string, ArgumentValue>?[] arguments, Variables variables, PlanRequest request)
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
                var called = Calls.Resolver(field, new(this, on, at));
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
            waiting.Add((Calls.Loader(loader, request.Cancellation), on, at));
        }
    }
}
