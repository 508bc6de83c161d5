using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Runs one request: guard, then validation unless the document is known, then execution.</summary>
internal sealed class Engine(
    GatewaySchema schema, DocumentStore documents, Standing standing, IOptions<GatewayOptions> options, ILogger<Engine> logger)
{
    private readonly DocumentExecuter executer = new();

    /// <summary>What came of it, its errors shaped for the caller; a code alone where the request was not even tried.</summary>
    public async Task<(ExecutionResult? Result, GatewayCode? Refusal)> Run(
        Asked asked, Caller caller, IServiceProvider services, CancellationToken cancellation)
    {
        var document = documents.Find(asked.Query, asked.OperationName);
        var isKnown = document is not null;
        if (document is null)
        {
            (document, var result, var refusal) = Read(asked.Query);
            if (document is null)
            {
                return (Shaped(result, caller), refusal);
            }
        }

        if (Chosen(document, asked.OperationName) is not { } operation)
        {
            return (Shaped(new ExecutionResult(new CodedError(GatewayCodes.UnknownOperation)), caller), null);
        }

        if (asked.IsReadOnly && operation.Operation != OperationType.Query)
        {
            return (null, GatewayCodes.MethodNotAllowed);
        }

        if (!await standing.Stands(caller) && !OnlyStops(document, operation))
        {
            return (null, GatewayCodes.NotActive);
        }

        var done = await executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = asked.Query,
            Document = document,
            ValidationRules = isKnown ? [] : null,
            OperationName = asked.OperationName,
            Variables = asked.Variables,
            UserContext = new Dictionary<string, object?> { [FromUserContextAttribute.Key] = caller },
            RequestServices = services,
            UnhandledExceptionDelegate = Report,
            CancellationToken = cancellation,
        });
        if (done.Executed && !isKnown)
        {
            documents.Remember(asked.Query, asked.OperationName, document);
        }

        return (Shaped(done, caller), null);
    }

    private (GraphQLDocument? Document, ExecutionResult? Result, GatewayCode? Refusal) Read(string text)
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
            return (null, new ExecutionResult(error), null);
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

    private static ExecutionResult? Shaped(ExecutionResult? result, Caller caller)
    {
        if (result is not null)
        {
            ErrorShape.Apply(result, caller.Language);
        }

        return result;
    }

    private Task Report(UnhandledExceptionContext failure)
    {
        Log.FieldFailed(logger, failure.OriginalException.GetType().Name, failure.OriginalException.StackTrace);
        return Task.CompletedTask;
    }
}
