using GraphQL.DataLoader;

namespace DistrictCoaching.Gateway;

/// <summary>Calls what answers a field. Nothing that it does to the flow of execution reaches the next one: it could be the district of a grain's call.</summary>
internal static class Calls
{
    public static ValueTask<object?> Resolver(FieldPlan field, FieldContext context) => Telemetry.IsTraced ? Traced(field, context) : Plain(field, context);

    public static async Task<object?> Loader(IDataLoaderResult loader, CancellationToken cancel) => await loader.GetResultAsync(cancel);

    private static async ValueTask<object?> Plain(FieldPlan field, FieldContext context) => await field.Resolver.ResolveAsync(context);

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
}
