using GraphQL;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>All that is asked of a request before it is run. What depends on the caller is asked each time, also of a document that is remembered.</summary>
internal sealed class Preparation(
    GatewaySchema schema, DocumentStore documents, TrustedDocuments trusted, Standing standing, Allowances allowances, Budgets budgets, IOptions<GatewayOptions> options)
{
    public async Task<(Prepared? Prepared, Declined Declined)> Prepare(Asked asked, Caller caller)
    {
        var (text, untrusted) = trusted.Find(asked, caller.ClientId);
        if (text is null)
        {
            return (null, new(untrusted));
        }

        var (known, unreadable) = Find(text, asked.OperationName, caller);
        if (known is null)
        {
            return (null, unreadable);
        }

        var points = known.Price.Points(asked.Variables);
        return await Refused(asked, caller, known, points) is { } no ? (null, no) : (new(known, asked.Variables, points!.Value), default);
    }

    /// <summary>Whether all that a request does is to withdraw, pause or end. Asked only where a limit on what is open at once would refuse it, since the document may have to be read for that.</summary>
    public bool OnlyStops(Asked asked, Caller caller) =>
        !asked.IsReadOnly && trusted.Find(asked, caller.ClientId).Text is { } text && Find(text, asked.OperationName, caller).Known is { OnlyStops: true };

    private (Known? Known, Declined Declined) Find(string text, string? operationName, Caller caller) =>
        documents.Find(text, operationName) is { } remembered ? (remembered, default) : Read(text, operationName, caller);

    private (Known? Known, Declined Declined) Read(string text, string? operationName, Caller caller)
    {
        var read = Guard.Read(text, options.Value.Limits);
        return
            read.Document is not { } document ? (null, read.Error is { } error ? Wrong(error, caller) : new(read.Refusal))
            : Chosen(document, operationName) is not { } operation ? (null, Wrong(new CodedError(GatewayCodes.UnknownOperation), caller))
            : (new(text, operationName, document, operation, schema), default);
    }

    private async Task<Declined?> Refused(Asked asked, Caller caller, Known known, int? points)
    {
        var limits = options.Value;
        if (asked.IsReadOnly && known.Operation.Operation == OperationType.Mutation)
        {
            return new(GatewayCodes.MethodNotAllowed);
        }

        if (known.Introspects && limits.IntrospectionScope is { } scope && !caller.Scopes.Contains(scope))
        {
            return new(GatewayCodes.IntrospectionRefused);
        }

        if (caller.ReadsDirectoryOnly && !known.OnlyDirectory)
        {
            return new(GatewayCodes.ScopeMissing);
        }

        if (known.OnlyStops)
        {
            return await standing.Ended(caller) is { } ended ? new(ended)
                : points is null ? new(GatewayCodes.PageSizeOutOfRange)
                : null;
        }

        return await standing.Refuses(caller, known.StaysOpen) is { } no ? new(no)
            : points is null ? new(GatewayCodes.PageSizeOutOfRange)
            : points > (await allowances.Of(caller)).Most ? new(GatewayCodes.QueryTooCostly)
            : await budgets.Charge(caller, points.Value) is { } after ? new(GatewayCodes.Throttled, RetryAfter: after)
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
}
