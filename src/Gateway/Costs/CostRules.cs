using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>What each field costs, as the contract says by `@cost` and `@listSize` (the directives of the GraphQL cost specification).</summary>
internal static class CostRules
{
    private const string Cost = "cost", ListSize = "listSize", Weighing = "weight", Assumed = "assumedSize", Sized = "sized", Paged = "paged";
    private const int Mutation = 10, Object = 1, UsualList = 10;

    private static readonly string[] SizedFields = ["edges", "nodes"], Slicing = ["first"];

    /// <summary>Adds the directives to the schema.</summary>
    public static void Declare(ISchema schema)
    {
        schema.Directives.Register(
            new Directive(Cost, DirectiveLocation.FieldDefinition)
            {
                Description = "What a field costs for each time it is given: 1 for an object, 0 for a plain value, unless this says otherwise.",
                Arguments = new(new QueryArgument<NonNullGraphType<StringGraphType>> { Name = Weighing, Description = "The points." }),
            },
            new Directive(ListSize, DirectiveLocation.FieldDefinition)
            {
                Description = "As how long a list counts.",
                Arguments = new(
                    new QueryArgument<IntGraphType> { Name = Assumed, Description = "Always as long as this." },
                    new QueryArgument<ListGraphType<NonNullGraphType<StringGraphType>>> { Name = "slicingArguments", Description = "As long as this argument says." },
                    new QueryArgument<ListGraphType<NonNullGraphType<StringGraphType>>> { Name = "sizedFields", Description = "It is these fields of the answer that are so long." },
                    new QueryArgument<BooleanGraphType> { Name = "requireOneSlicingArgument", Description = "Whether the argument must be given." }),
            });
    }

    /// <summary>Says of every field of the finished schema what it costs, where that is not the usual.</summary>
    public static void Mark(ISchema schema)
    {
        foreach (var type in schema.AllTypes.OfType<IObjectGraphType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            foreach (var field in type.Fields)
            {
                Mark(field, type, isMutation: type == schema.Mutation);
            }
        }
    }

    private static void Mark(FieldType field, IObjectGraphType on, bool isMutation)
    {
        if (isMutation)
        {
            field.WithMetadata(Weighing, Mutation).ApplyDirective(Cost, Weighing, $"{Mutation}");
        }

        if (field.Arguments?.Find("first") is not null)
        {
            field.WithMetadata(Paged, true).ApplyDirective(ListSize, directive => directive
                .AddArgument(new("requireOneSlicingArgument") { Value = false })
                .AddArgument(new("sizedFields") { Value = SizedFields })
                .AddArgument(new("slicingArguments") { Value = Slicing }));
        }
        else if (on.Name.EndsWith("Connection", StringComparison.Ordinal) && SizedFields.Contains(field.Name))
        {
            field.WithMetadata(Sized, true);
        }
        else if (IsList(field.ResolvedType!) && field.ResolvedType!.GetNamedType() is IComplexGraphType { Name: not nameof(UserError) })
        {
            var size = field.Arguments?.Find("ids") is null ? UsualList : Page.Largest;
            field.WithMetadata(Assumed, size).ApplyDirective(ListSize, Assumed, size);
        }
    }

    private static bool IsList(IGraphType type) => type is ListGraphType || (type is NonNullGraphType { ResolvedType: { } inner } && IsList(inner));

    public static int Weight(FieldType field) =>
        field.GetMetadata<int?>(Weighing) ?? (field.ResolvedType!.GetNamedType() is ScalarGraphType ? 0 : Object);

    /// <summary>Whether it costs its points whatever it gives.</summary>
    public static bool IsWeighed(FieldType field) => field.HasMetadata(Weighing);

    public static bool IsPaged(FieldType field) => field.HasMetadata(Paged);

    public static bool IsSized(FieldType field) => field.HasMetadata(Sized);

    public static int AssumedSize(FieldType field) => field.GetMetadata<int?>(Assumed) ?? 1;
}
