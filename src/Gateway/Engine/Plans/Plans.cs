using System.Collections.Concurrent;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>A plan with one request's variables and arguments.</summary>
internal readonly record struct Bound(ObjectPlan Root, IDictionary<string, ArgumentValue>?[] Arguments, Variables Variables);

/// <summary>
/// The plans of one operation, one for each outcome of its conditions. They are made of a validated document and the schema alone: nothing of any caller is in them, so whoever runs one is asked for her rights by every resolver.
/// </summary>
internal sealed class Plans
{
    private const int MostConditions = 16, MostPlans = 16;

    private readonly GraphQLDocument document;
    private readonly GraphQLOperationDefinition operation;
    private readonly ISchema schema;
    private readonly IObjectGraphType root;
    private readonly ArgumentPlan arguments;
    private readonly Conditions conditions;
    private readonly ConcurrentDictionary<int, ObjectPlan> made = [];

    private Plans(GraphQLDocument document, GraphQLOperationDefinition operation, ISchema schema)
    {
        (this.document, this.operation, this.schema) = (document, operation, schema);
        root = operation.Operation == OperationType.Mutation ? schema.Mutation! : schema.Query;
        arguments = new(document, operation, root, schema);
        conditions = new(document, operation);
    }

    public bool IsInTurns => operation.Operation == OperationType.Mutation;

    /// <summary>Null for what the library's own engine has to run: subscriptions, introspection, and what does not fit.</summary>
    public static Plans? Of(GraphQLDocument document, GraphQLOperationDefinition operation, ISchema schema, bool introspects)
    {
        if (introspects || operation.Operation == OperationType.Subscription)
        {
            return null;
        }

        try
        {
            return new Plans(document, operation, schema) is { conditions.Count: <= MostConditions } plans ? plans : null;
        }
        catch (ExecutionError)
        {
            return null;    // an argument does not fit, and the library has words for it
        }
    }

    /// <summary>Null where the variables do not fit.</summary>
    public async ValueTask<Bound?> Bind(Inputs given, IServiceProvider services, CancellationToken cancellation)
    {
        try
        {
            var variables = operation.Variables is { Count: > 0 } ? await Read(given, services, cancellation) : Variables.None;
            return variables is not null && conditions.Outcome(variables) is { } outcome ? new(Plan(outcome), arguments.Bind(variables), variables) : null;
        }
        catch (ExecutionError)
        {
            return null;
        }
    }

    private async Task<Variables?> Read(Inputs given, IServiceProvider services, CancellationToken cancellation)
    {
        var reading = new ValidationContext
        {
            Schema = schema,
            Document = document,
            Operation = operation,
            Variables = given,
            RequestServices = services,
            CancellationToken = cancellation,
        };
        var (variables, errors) = await reading.GetVariablesValuesAsync();
        return errors is { Count: > 0 } || reading.HasErrors ? null : variables;
    }

    private ObjectPlan Plan(int outcome) =>
        made.TryGetValue(outcome, out var plan) ? plan
        : made.Count >= MostPlans ? New(outcome)    // not the library's engine: what a run costs must not depend on what others asked
        : made.GetOrAdd(outcome, New(outcome));

    private ObjectPlan New(int outcome) => new Planner(document, schema, arguments, variable => conditions.IsTrue(outcome, variable)).Plan([operation.SelectionSet], root);
}
