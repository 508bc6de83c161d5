using System.Globalization;
using System.Text;
using GraphQL;
using GraphQL.Types;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Writes an operation at random from a schema: aliases, arguments, variables, fragments of both kinds, conditions. Nearly all of them fit it.</summary>
/// <param name="ids">Ids that there are, from which those in arguments are taken.</param>
internal sealed class Documents(ISchema schema, int seed, IReadOnlyList<string> ids)
{
    private const int MostDirectives = 8, MostAliases = 25, MostFields = 150;

    /// <summary>What waits for ever, and what was asked before.</summary>
    private static readonly string[] Left = ["sampleWait", "rateLimit"];

    private readonly Random random = new(seed);
    private readonly List<string> declared = [], fragments = [];
    private int directives, aliases, fields;

    public Dictionary<string, object?> Variables { get; } = [];

    public string Write(string kind = "query")
    {
        var selected = Selection(kind == "query" ? schema.Query : schema.Mutation!, 5, kind == "query" ? 4 : 3);
        return $"{kind} Made{(declared.Count == 0 ? "" : $"({string.Join(", ", declared)})")} {selected}{string.Concat(fragments)}";
    }

    /// <summary>A value of a type, as JSON has it.</summary>
    public object? Value(IGraphType type, string name) => type switch
    {
        NonNullGraphType { ResolvedType: { } inner } => Some(inner, name),
        _ => random.Next(5) == 0 ? null : Some(type, name),
    };

    private object? Some(IGraphType type, string name) => type switch
    {
        ListGraphType { ResolvedType: { } item } => Enumerable.Range(0, random.Next(3)).Select(_ => Value(item, name)).ToList(),
        EnumerationGraphType choices => choices.Values.ElementAt(random.Next(choices.Values.Count)).Name,
        IInputObjectGraphType input => input.Fields.ToDictionary(field => field.Name, field => Value(field.ResolvedType!, field.Name)),
        IdGraphType => ids.Count > 0 && random.Next(4) > 0 ? ids[random.Next(ids.Count)] : "no-id",
        IntGraphType => name == "depth" ? random.Next(4) : random.Next(1, 5),
        BooleanGraphType => random.Next(2) == 0,
        { Name: "UUID" } => new Guid(random.Next(1, 9), 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).ToString("D"),
        { Name: "Date" } => "2030-09-0" + random.Next(1, 9),
        { Name: "DateTime" } => "2030-09-02T08:00:00Z",
        _ => name == "after" ? "no cursor" : $"some {random.Next(3)} \"é\"",
    };

    private string Selection(IGraphType type, int most, int depth)
    {
        var text = new StringBuilder("{ ");
        if (type is not IComplexGraphType { Fields.Count: > 0 } || random.Next(5) == 0)
        {
            text.Append("__typename ");
        }

        foreach (var part in Enumerable.Range(0, random.Next(1, most + 1)))
        {
            text.Append(random.Next(6) == 0 || type is UnionGraphType ? Fragment(type, depth) : Field((IComplexGraphType)type, depth)).Append(' ');
        }

        return text.Append('}').ToString();
    }

    private string Fragment(IGraphType type, int depth)
    {
        var on = type is IAbstractGraphType { PossibleTypes: { Count: > 0 } possible } && random.Next(4) > 0 ? possible.ElementAt(random.Next(possible.Count)) : type;
        var selected = Selection(on, 3, depth);
        if (random.Next(2) == 0)
        {
            return (on == type && random.Next(2) == 0 ? "..." : $"... on {on.Name}") + Condition() + selected;
        }

        fragments.Add($" fragment F{fragments.Count} on {on.Name} {selected}");
        return string.Concat(Enumerable.Repeat($"...F{fragments.Count - 1}{Condition()} ", random.Next(1, 3)));
    }

    private string Field(IComplexGraphType type, int depth)
    {
        var possible = type.Fields.Where(field => !Left.Contains(field.Name) && (depth > 0 || field.ResolvedType!.GetNamedType() is ScalarGraphType)).ToList();
        if (possible.Count == 0 || ++fields > MostFields)
        {
            return "__typename";
        }

        var field = possible[random.Next(possible.Count)];
        var isNamed = field.Arguments is { Count: > 0 } || random.Next(4) == 0;
        if (isNamed && ++aliases > MostAliases)
        {
            return "__typename";
        }

        var below = field.ResolvedType!.GetNamedType();
        return (isNamed ? $"a{aliases}: " : "") + field.Name + Arguments(field) + Condition() + (below is ScalarGraphType ? "" : " " + Selection(below, 5, depth - 1));
    }

    private string Arguments(FieldType field)
    {
        var given = (field.Arguments ?? []).Where(argument => argument.ResolvedType is NonNullGraphType || random.Next(2) == 0).Select(argument => $"{argument.Name}: {Given(argument)}").ToList();
        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    private string Given(QueryArgument argument)
    {
        var value = Value(argument.ResolvedType!, argument.Name);
        if (random.Next(2) == 0)
        {
            return Literal(value, argument.ResolvedType!);
        }

        var name = $"v{declared.Count}";
        declared.Add($"${name}: {argument.ResolvedType}");
        if (value is not null || random.Next(2) == 0)
        {
            Variables[name] = value;
        }

        return "$" + name;
    }

    private static string Literal(object? value, IGraphType type) => value switch
    {
        null => "null",
        bool isTrue => isTrue ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        string text when type.GetNamedType() is EnumerationGraphType => text,
        string text => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        List<object?> list => $"[{string.Join(", ", list.Select(one => Literal(one, type)))}]",
        Dictionary<string, object?> input => $"{{{string.Join(", ", input.Select(field => $"{field.Key}: {Literal(field.Value, ((IInputObjectGraphType)type.GetNamedType()).Fields.Find(field.Key)!.ResolvedType!)}"))}}}",
        _ => throw new InvalidOperationException($"Teach the writer a literal of {value.GetType().Name}."),
    };

    private string Condition()
    {
        if (random.Next(8) > 0 || ++directives > MostDirectives)
        {
            return "";
        }

        var name = $"c{random.Next(2)}";
        var value = random.Next(2) == 0;
        if (random.Next(3) == 0)
        {
            return $" @{(random.Next(2) == 0 ? "skip" : "include")}(if: {(value ? "true" : "false")})";
        }

        if (!declared.Contains($"${name}: Boolean!"))
        {
            declared.Add($"${name}: Boolean!");
            Variables[name] = value;
        }

        return $" @{(random.Next(2) == 0 ? "skip" : "include")}(if: ${name})";
    }
}
