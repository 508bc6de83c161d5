using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Runs what was prepared: validation unless the document is known, then its plan, or where there is none the library's own engine.</summary>
internal sealed class Engine(GatewaySchema schema, DocumentStore documents, Budgets budgets, Turns turns, TimeProvider clock, IOptions<GatewayOptions> options, ILogger<Engine> logger)
{
    private readonly DocumentValidator validator = new();
    private readonly DocumentExecuter executer = new(new GraphQLDocumentBuilder(), new DocumentValidator(), new Strategies(), []);

    /// <summary>What came of it, its errors shaped for the caller.</summary>
    /// <param name="watch">Of a subscription, each of whose looks is one run; otherwise null.</param>
    public async Task<ExecutionResult> Run(Prepared prepared, Caller caller, IServiceProvider services, Watch? watch, CancellationToken cancellation)
    {
        using var turn = prepared.Known.OnlyStops || watch is not null ? null : await turns.Take(caller, cancellation);
        var (known, began) = (prepared.Known, clock.GetTimestamp());
        using var span = Telemetry.Operation(known);
        var user = new Dictionary<string, object?> { [FromUserContextAttribute.Key] = caller, [Watch.Key] = watch };
        var (done, engine, spent) = await Validate(prepared, user, services, cancellation)
            ?? await Planned(prepared, user, services, cancellation)
            ?? await Library(prepared, user, services, cancellation);
        if (done.Executed && watch is null)
        {
            budgets.Settle(caller, prepared, spent);
            done.Extensions = new() { ["cost"] = new Dictionary<string, object?> { ["requested"] = prepared.Cost, ["actual"] = spent } };
        }

        ErrorShape.Apply(done, caller.Language);
        var took = clock.GetElapsedTime(began);
        Telemetry.Ended(span, known, engine, spent, took);
        if (took.TotalMilliseconds >= options.Value.SlowOperationMilliseconds)
        {
            Log.SlowOperation(logger, Telemetry.Kind(known), known.Hash, (long)took.TotalMilliseconds, spent, engine);
        }

        return done;
    }

    /// <summary>What is wrong with a document that was not known, or with its variables; null where it may be run.</summary>
    private async Task<Ran?> Validate(Prepared prepared, Dictionary<string, object?> user, IServiceProvider services, CancellationToken cancellation)
    {
        var known = prepared.Known;
        if (known.IsValid)
        {
            return null;
        }

        var found = await validator.ValidateAsync(new ValidationOptions
        {
            Schema = schema,
            Document = known.Document,
            Operation = known.Operation,
            Variables = prepared.Variables,
            UserContext = user,
            RequestServices = services,
            CancellationToken = cancellation,
        });
        if (!found.IsValid)
        {
            return new(new() { Errors = found.Errors }, "none", prepared.Cost);
        }

        known.Validated();
        documents.Remember(known);
        return null;
    }

    /// <summary>Null where the library's engine has to run it: nothing was run yet then.</summary>
    private async Task<Ran?> Planned(Prepared prepared, Dictionary<string, object?> user, IServiceProvider services, CancellationToken cancellation)
    {
        if (!options.Value.RunsPlans || prepared.Known.Plans is not { } plans || await plans.Bind(prepared.Variables, services, cancellation) is not { } bound)
        {
            return null;
        }

        var run = new PlanRun(bound.Root, bound.Arguments, bound.Variables, new(schema, prepared.Known.Document, prepared.Known.Operation, user, services, Report, cancellation));
        var data = await run.Run(plans.IsInTurns);
        return new(new() { Executed = true, Data = data, Errors = run.Errors.Count > 0 ? run.Errors : null }, "plan", run.Spent);
    }

    /// <summary>The library's engine reads variables and arguments itself; rules were asked already.</summary>
    private async Task<Ran> Library(Prepared prepared, Dictionary<string, object?> user, IServiceProvider services, CancellationToken cancellation)
    {
        var done = await executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = prepared.Known.Text,
            Document = prepared.Known.Document,
            ValidationRules = [],
            OperationName = prepared.Known.OperationName,
            Variables = prepared.Variables,
            UserContext = user,
            RequestServices = services,
            UnhandledExceptionDelegate = failure =>
            {
                Report(failure.OriginalException);
                return Task.CompletedTask;
            },
            CancellationToken = cancellation,
        });
        return new(done, "library", prepared.Cost);
    }

    private void Report(Exception failure) => Log.FieldFailed(logger, failure.GetType().Name, failure.StackTrace);

    /// <summary>What came of a run, of which engine, and what it cost.</summary>
    private sealed record Ran(ExecutionResult Result, string Engine, int Spent);

    /// <summary>A look at what a subscription watches is run like a query.</summary>
    private sealed class Strategies : IExecutionStrategySelector
    {
        private readonly ParallelExecutionStrategy reads = new();
        private readonly SerialExecutionStrategy writes = new();

        public IExecutionStrategy Select(GraphQL.Execution.ExecutionContext context) =>
            context.Operation.Operation == OperationType.Mutation ? writes : reads;
    }
}
