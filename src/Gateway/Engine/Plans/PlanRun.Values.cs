using System.Collections;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Execution;

namespace DistrictCoaching.Gateway;

/// <summary>What becomes of a resolver's result: a value to be written, an object or a list to go on with, or an error at its place.</summary>
internal sealed partial class PlanRun
{
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
                result is null ? Missing(type, on, at)
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

    /// <summary>What was looked for and is not there was looked for all the same, and costs what it would have cost itself.</summary>
    private object? Missing(TypePlan type, Planned on, int at)
    {
        Spent += type.Scalar is null ? on.Field(at).Giving : 0;
        return null;
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
        Missing(on.Type(at), on, at);
        Errors.Add(error);
        on.Values[at] = null;
    }
}
