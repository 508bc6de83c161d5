using GraphQL;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>All that is asked of a request before it is run. What depends on the caller is asked each time, also of a document that is remembered.</summary>
internal sealed class Preparation(
    GatewaySchema schema, DocumentStore documents, TrustedDocuments trusted, Standing standing, Budgets budgets, IOptions<GatewayOptions> options)
{
    public async Task<(Prepared? Prepared, Declined Declined)> Prepare(Asked asked, Caller caller)
    {
        var (text, untrusted) = trusted.Find(asked, caller.ClientId);
        if (text is null)
        {
            return (null, new(untrusted));
        }

        var document = documents.Find(text, asked.OperationName);
        if (document is null)
        {
            var read = Guard.Read(text, options.Value.Limits);
            if (read.Document is null)
            {
                return (null, read.Error is { } error ? Wrong(error, caller) : new(read.Refusal));
            }

            document = read.Document;
        }

        if (Chosen(document, asked.OperationName) is not { } operation)
        {
            return (null, Wrong(new CodedError(GatewayCodes.UnknownOperation), caller));
        }

        var points = new Price(document, operation, schema, asked.Variables).Points();
        var declined = await Refused(asked, caller, document, operation, points);
        return declined is { } no ? (null, no) : (new(text, asked.OperationName, asked.Variables, document, operation.Operation, points!.Value), default);
    }

    private async Task<Declined?> Refused(Asked asked, Caller caller, GraphQLDocument document, GraphQLOperationDefinition operation, int? points)
    {
        var limits = options.Value;
        if (asked.IsReadOnly && operation.Operation == OperationType.Mutation)
        {
            return new(GatewayCodes.MethodNotAllowed);
        }

        if (limits.IntrospectionScope is { } scope && !caller.Scopes.Contains(scope) && Introspects(document, operation))
        {
            return new(GatewayCodes.IntrospectionRefused);
        }

        if (OnlyStops(document, operation))
        {
            return points is null ? new(GatewayCodes.PageSizeOutOfRange) : null;
        }

        return !await standing.Stands(caller) ? new(GatewayCodes.NotActive)
            : points is null ? new(GatewayCodes.PageSizeOutOfRange)
            : points > limits.Cost.Most ? new(GatewayCodes.QueryTooCostly)
            : budgets.Charge(caller, points.Value) is { } after ? new(GatewayCodes.Throttled, RetryAfter: after)
            : null;
    }

    private static Declined Wrong(ExecutionError error, Caller caller)
    {
        var result = new ExecutionResult(error);
        ErrorShape.Apply(result, caller.Language);
        return new(null, result);
    }

    /// <summary>The operation of this name, or without a name the only one.</summary>
    private static GraphQLOperationDefinition? Chosen(GraphQLDocument document, string? name) =>
        document.Definitions.OfType<GraphQLOperationDefinition>()
            .Where(operation => name is null || operation.Name?.Value == name).Take(2).ToList() is [var operation] ? operation : null;

    /// <summary>Whether all that the operation does is to withdraw, pause or end; clients add __typename by themselves.</summary>
    private bool OnlyStops(GraphQLDocument document, GraphQLOperationDefinition operation) =>
        operation.Operation == OperationType.Mutation
        && RootFields.Of(document, operation).Select(field => field.Name.StringValue).Where(name => name != "__typename").ToList() is { Count: > 0 } does
        && does.TrueForAll(name => StopsAttribute.IsOn(schema.Mutation?.Fields.Find(name)));

    private static bool Introspects(GraphQLDocument document, GraphQLOperationDefinition operation) =>
        RootFields.Of(document, operation).Any(field => field.Name.Value == "__schema" || field.Name.Value == "__type");
}
