using System.Security.Claims;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Instrumentation;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>What a resolver is told of the field that it resolves. Nothing is told of the library's own engine, which does not run here.</summary>
internal sealed class FieldContext(PlanRun run, PlannedObject on, int at) : IResolveFieldContext
{
    private FieldPlan Field => on.Field(at);

    public GraphQLField FieldAst => Field.Node;

    public FieldType FieldDefinition => Field.Definition;

    public IObjectGraphType ParentType => on.Plan.Type;

    public IResolveFieldContext? Parent
    {
        get
        {
            Planned above = on;
            while (above.Parent is PlannedList list)
            {
                above = list;
            }

            return above.Parent is PlannedObject parent ? new FieldContext(run, parent, above.At) : null;
        }
    }

    public IDictionary<string, ArgumentValue>? Arguments => run.Arguments(Field);

    public object? Source => on.Source;

    public ISchema Schema => run.Request.Schema;

    public GraphQLDocument Document => run.Request.Document;

    public GraphQLOperationDefinition Operation => run.Request.Operation;

    public Variables Variables => run.Variables;

    public CancellationToken CancellationToken => run.Request.Cancellation;

    public ExecutionErrors Errors => run.Errors;

    public IEnumerable<object> Path => on.Path(at, asAnswered: false);

    public IEnumerable<object> ResponsePath => on.Path(at);

    public IDictionary<string, object?> UserContext => run.Request.UserContext;

    public IServiceProvider? RequestServices => run.Request.Services;

    public object? RootValue => null;

    public ClaimsPrincipal? User => null;

    public IReadOnlyDictionary<string, object?> InputExtensions => Inputs.Empty;

    public IDictionary<string, object?> OutputExtensions => throw NotHere();

    public IDictionary<string, DirectiveInfo>? Directives => throw NotHere();

    public Metrics Metrics => throw NotHere();

    public Dictionary<string, (GraphQLField Field, FieldType FieldType)>? SubFields => throw NotHere();

    public IExecutionArrayPool ArrayPool => throw NotHere();

    public IExecutionContext ExecutionContext => throw NotHere();

    private static NotSupportedException NotHere() => new("A plan does not tell this to resolvers.");
}
