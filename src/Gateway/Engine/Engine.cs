using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>A request whose document passed the guard, with the operation that was chosen in it.</summary>
internal sealed record Prepared(Asked Asked, GraphQLDocument Document, GraphQLOperationDefinition Operation)
{
    public bool IsSubscription => Operation.Operation == OperationType.Subscription;
}

/// <summary>Why a request was not even tried: a code alone, or errors in its document, shaped for the caller.</summary>
internal readonly record struct Declined(GatewayCode? Code, ExecutionResult? Result)
{
    public ExecutionResult Answer(string language) => Result ?? ErrorShape.Refusal(Code!, language);
}

/// <summary>Prepares a request by guard and choice, and runs it: validation unless the document is known, then execution.</summary>
internal sealed class Engine(
    GatewaySchema schema, DocumentStore documents, Standing standing, IOptions<GatewayOptions> options, ILogger<Engine> logger)
{
    private readonly DocumentExecuter executer = new(new GraphQLDocumentBuilder(), new DocumentValidator(), new Strategies(), []);

    public async Task<(Prepared? Prepared, Declined Declined)> Prepare(Asked asked, Caller caller)
    {
        var document = documents.Find(asked.Query, asked.OperationName);
        if (document is null)
        {
            (document, var error, var refusal) = Read(asked.Query);
            if (document is null)
            {
                return (null, new(refusal, error is null ? null : Shaped(new(error), caller)));
            }
        }

        if (Chosen(document, asked.OperationName) is not { } operation)
        {
            return (null, new(null, Shaped(new(new CodedError(GatewayCodes.UnknownOperation)), caller)));
        }

        if (asked.IsReadOnly && operation.Operation == OperationType.Mutation)
        {
            return (null, new(GatewayCodes.MethodNotAllowed, null));
        }

        return await standing.Stands(caller) || OnlyStops(document, operation)
            ? (new(asked, document, operation), default)
            : (null, new(GatewayCodes.NotActive, null));
    }

    /// <summary>What came of it, its errors shaped for the caller.</summary>
    /// <param name="watch">Of a subscription, each of whose looks is one run; otherwise null.</param>
    public async Task<ExecutionResult> Run(Prepared prepared, Caller caller, IServiceProvider services, Watch? watch, CancellationToken cancellation)
    {
        var asked = prepared.Asked;
        var isKnown = documents.Find(asked.Query, asked.OperationName) == prepared.Document;
        var done = await executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = asked.Query,
            Document = prepared.Document,
            ValidationRules = isKnown ? [] : null,
            OperationName = asked.OperationName,
            Variables = asked.Variables,
            UserContext = new Dictionary<string, object?> { [FromUserContextAttribute.Key] = caller, [Watch.Key] = watch },
            RequestServices = services,
            UnhandledExceptionDelegate = Report,
            CancellationToken = cancellation,
        });
        if (done.Executed && !isKnown)
        {
            documents.Remember(asked.Query, asked.OperationName, prepared.Document);
        }

        return Shaped(done, caller);
    }

    private (GraphQLDocument? Document, ExecutionError? Error, GatewayCode? Refusal) Read(string text)
    {
        var limits = options.Value.Limits;
        if (Guard.Weigh(text, limits) is { } heavy)
        {
            return (null, null, heavy);
        }

        try
        {
            var document = new GraphQLDocumentBuilder { MaxDepth = limits.Nesting }.Build(text);
            return Guard.Weigh(document, limits) is { } refusal ? (null, null, refusal) : (document, null, null);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            return (null, null, GatewayCodes.QueryTooDeep);
        }
        catch (ExecutionError error)
        {
            return (null, error, null);
        }
    }

    /// <summary>The operation of this name, or without a name the only one.</summary>
    private static GraphQLOperationDefinition? Chosen(GraphQLDocument document, string? name) =>
        document.Definitions.OfType<GraphQLOperationDefinition>()
            .Where(operation => name is null || operation.Name?.Value == name).Take(2).ToList() is [var operation] ? operation : null;

    /// <summary>Whether all that the operation does is to withdraw, pause or end.</summary>
    private bool OnlyStops(GraphQLDocument document, GraphQLOperationDefinition operation) =>
        operation.Operation == OperationType.Mutation
        && RootFields.Of(document, operation).All(field => StopsAttribute.IsOn(schema.Mutation?.Fields.Find(field.Name.StringValue)));

    private static ExecutionResult Shaped(ExecutionResult result, Caller caller)
    {
        ErrorShape.Apply(result, caller.Language);
        return result;
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
