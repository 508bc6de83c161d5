using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Gateway;

/// <summary>Runs what was prepared: validation unless the document is known, then execution.</summary>
internal sealed class Engine(GatewaySchema schema, DocumentStore documents, ILogger<Engine> logger)
{
    private readonly DocumentExecuter executer = new(new GraphQLDocumentBuilder(), new DocumentValidator(), new Strategies(), []);

    /// <summary>What came of it, its errors shaped for the caller.</summary>
    /// <param name="watch">Of a subscription, each of whose looks is one run; otherwise null.</param>
    public async Task<ExecutionResult> Run(Prepared prepared, Caller caller, IServiceProvider services, Watch? watch, CancellationToken cancellation)
    {
        var isKnown = documents.Find(prepared.Text, prepared.OperationName) == prepared.Document;
        var done = await executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = prepared.Text,
            Document = prepared.Document,
            ValidationRules = isKnown ? [] : null,
            OperationName = prepared.OperationName,
            Variables = prepared.Variables,
            UserContext = new Dictionary<string, object?> { [FromUserContextAttribute.Key] = caller, [Watch.Key] = watch },
            RequestServices = services,
            UnhandledExceptionDelegate = Report,
            CancellationToken = cancellation,
        });
        if (done.Executed && !isKnown)
        {
            documents.Remember(prepared.Text, prepared.OperationName, prepared.Document);
        }

        if (done.Executed && watch is null)
        {
            done.Extensions = new() { ["cost"] = new Dictionary<string, object?> { ["requested"] = prepared.Cost } };
        }

        ErrorShape.Apply(done, caller.Language);
        return done;
    }

    private Task Report(UnhandledExceptionContext failure)
    {
        Log.FieldFailed(logger, failure.OriginalException.GetType().Name, failure.OriginalException.StackTrace);
        return Task.CompletedTask;
    }

    /// <summary>A look at what a subscription watches is run like a query.</summary>
    private sealed class Strategies : IExecutionStrategySelector
    {
        private readonly ParallelExecutionStrategy reads = new();
        private readonly SerialExecutionStrategy writes = new();

        public IExecutionStrategy Select(GraphQL.Execution.ExecutionContext context) =>
            context.Operation.Operation == OperationType.Mutation ? writes : reads;
    }
}
