using GraphQL.Types;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>What a run of a plan needs of the request. The caller is in the user context, and is nowhere in the plan.</summary>
/// <param name="Report">Told of every failure that is no answer.</param>
internal sealed record PlanRequest(
    ISchema Schema, GraphQLDocument Document, GraphQLOperationDefinition Operation, IDictionary<string, object?> UserContext, IServiceProvider Services, Action<Exception> Report, CancellationToken Cancellation);
