using System.Text.Json.Nodes;
using GraphQL.Types;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Makes a call of every field of a schema, so that a new field is covered by being there. What it cannot fill, it says.</summary>
internal sealed class Walker
{
    /// <summary>Subjects and skills are the product's and the same in every district: they are given, never tried.</summary>
    private static readonly Dictionary<string, string> Terms = new()
    {
        ["subject"] = NodeId.Of("Subject", Domain.Taxonomy.Subjects[0].Id.Value),
        ["skill"] = NodeId.Of("Skill", Domain.Taxonomy.Skills[0].Id.Value),
    };

    private const string Mutation = "mutation";

    private readonly IReadOnlyDictionary<string, string?> chosen;
    private readonly List<Slot> slots = [];
    private readonly List<(string Name, string Type, Func<Func<Slot, string?>, JsonNode?> Value)> variables = [];

    private readonly string today;
    private readonly string? part;

    private Walker(IReadOnlyDictionary<string, string?> chosen, string today, string? part) => (this.chosen, this.today, this.part) = (chosen, today, part);

    /// <summary>Everything that only asks: queries, and subscriptions, of which the first event is the answer.</summary>
    public static IReadOnlyList<Call> Reads(Service service) => [.. Of(service, service.Schema.Query, "query"), .. Subscriptions(service)];

    public static IReadOnlyList<Call> Subscriptions(Service service) => [.. Of(service, service.Schema.Subscription!, "subscription")];

    public static IReadOnlyList<Call> Mutations(Service service) => [.. Of(service, service.Schema.Mutation!, Mutation)];

    /// <summary>The fields of Query, each with one of its own fields at a time, so that what refuses one of them hides no other.</summary>
    public static IReadOnlyList<Call> Parts(Service service) =>
        [.. service.Schema.Query.Fields.SelectMany(field => Children(field.ResolvedType!).SelectMany(part => Calls(field, service.Today, "query", part)))];

    /// <summary>All but what the caller's own asking moves, and nothing else, as <see cref="BudgetTests"/> sees to.</summary>
    private static IEnumerable<Call> Of(Service service, IObjectGraphType root, string kind) => root.Fields.Where(field => field.Name != "rateLimit").SelectMany(field => Calls(field, service.Today, kind));

    /// <summary>One call, or where a filter or a role can be chosen, one for each choice and one for none.</summary>
    private static IEnumerable<Call> Calls(FieldType field, string today, string kind, string? part = null) =>
        (field.Arguments ?? []).Select(argument => (argument.Name, Choices: argument.ResolvedType is EnumerationGraphType choices ? choices.Values.Select(value => (string?)value.Name).Append(null) : null))
            .Where(argument => argument.Choices is not null)
            .Aggregate(
                new List<Dictionary<string, string?>> { new() },
                (so, argument) => [.. so.SelectMany(earlier => argument.Choices!.Select(choice => new Dictionary<string, string?>(earlier) { [argument.Name] = choice }))])
            .Select(chosen => new Walker(chosen, today, part).Build(field, kind));

    private static IEnumerable<string?> Children(IGraphType type) => type switch
    {
        NonNullGraphType some => Children(some.ResolvedType!),
        ListGraphType many => Children(many.ResolvedType!),
        IObjectGraphType whole => whole.Fields.Select(field => field.Name),
        _ => [null],
    };

    private Call Build(FieldType field, string kind)
    {
        var selected = Select(field, "", []);
        var declared = variables.Count == 0 ? "" : $"({string.Join(", ", variables.Select(variable => $"${variable.Name}: {variable.Type}"))})";
        var name = field.Name + (part is null ? "" : $".{part}") + string.Concat(chosen.Values.Select(choice => $" {choice ?? "any"}"));
        return new(name, kind == Mutation, $"{kind}{declared} {{ {selected} }}", slots, Variables);

        JsonObject Variables(Func<Slot, string?> fill)
        {
            var filled = new JsonObject();
            foreach (var (variable, _, value) in variables)
            {
                filled[variable] = value(fill);
            }

            return filled;
        }
    }

    private string Select(FieldType field, string path, IEnumerable<string> within)
    {
        var given = (field.Arguments ?? []).Select(argument => $"{argument.Name}: ${Declare(argument, path + field.Name)}").ToList();
        return field.Name + (given.Count == 0 ? "" : $"({string.Join(", ", given)})") + Selection(field.ResolvedType!, $"{path}{field.Name}_", [.. within]);
    }

    private string Selection(IGraphType type, string path, string[] within) => type switch
    {
        NonNullGraphType some => Selection(some.ResolvedType!, path, within),
        ListGraphType many => Selection(many.ResolvedType!, path, within),
        IInterfaceGraphType one => $" {{ __typename {string.Join(' ', one.PossibleTypes.Select(possible => $"... on {possible.Name}{Selection(possible, path, within)}"))} }}",
        IObjectGraphType whole when within.Contains(whole.Name) => " { __typename }",    // seen once on the way here
        IObjectGraphType whole => $" {{ {string.Join(' ', whole.Fields.Where(field => part is null || within.Length > 0 || field.Name == part).Select(field => Select(field, path, [.. within, whole.Name])))} }}",
        _ => "",
    };

    private string Declare(QueryArgument argument, string path)
    {
        var name = $"{path}_{argument.Name}";
        var value = chosen.TryGetValue(argument.Name, out var choice) && !path.Contains('_', StringComparison.Ordinal) ? _ => choice : Value(argument.ResolvedType!, name, argument.Name, optional: true);
        variables.Add((name, argument.ResolvedType!.ToString()!, value));
        return name;
    }

    private Func<Func<Slot, string?>, JsonNode?> Value(IGraphType type, string path, string name, bool optional)
    {
        switch (type)
        {
            case NonNullGraphType some:
                return Value(some.ResolvedType!, path, name, optional: false);
            case ListGraphType when optional && !name.EndsWith("Ids", StringComparison.Ordinal):
                return _ => null;
            case ListGraphType many:
                var one = Value(many.ResolvedType!, path, name.TrimEnd('s'), optional: false);
                return fill => new JsonArray(one(fill));
            case IInputObjectGraphType input:
                var parts = input.Fields.Select(field => (field.Name, Value: Value(field.ResolvedType!, $"{path}.{field.Name}", field.Name, optional: true))).ToList();
                return fill => new JsonObject(parts.Select(part => KeyValuePair.Create(part.Name, part.Value(fill))));
            case EnumerationGraphType choices:
                return _ => optional ? null : choices.Values.First().Name;
            case { Name: "ID" } when Terms.TryGetValue(Bare(name), out var term):
                return _ => term;
            case { Name: "ID" or "UUID" }:
                return Given(new(path, Bare(name), optional));
            case { Name: "String" } when name == Slot.Cursor:
                return Given(new(path, name, optional));
            default:
                return Sample(type, path, name, optional);
        }
    }

    /// <summary>A slot beside a choice is tried once, with no choice; one within what was chosen, with every choice.</summary>
    private Func<Func<Slot, string?>, JsonNode?> Given(Slot slot)
    {
        if (chosen.Values.All(choice => choice is null) || slot.Path.Count(letter => letter == '_') > 1)
        {
            slots.Add(slot);
        }

        return fill => fill(slot);
    }

    private Func<Func<Slot, string?>, JsonNode?> Sample(IGraphType type, string path, string name, bool optional) => (type.Name, name) switch
    {
        ("String", "timeZone") => _ => "America/Chicago",
        ("String", "slug") => _ => "another",
        ("String", _) => _ => $"Some {name}.",
        ("Int" or "Date" or "DateTime", _) when optional => _ => null,
        ("Int", _) => _ => 20,    // within the bounds of everything that is counted here
        ("Date", _) => _ => today,
        ("Boolean", _) => _ => true,
        _ => throw new InvalidOperationException($"{path} is of type {type.Name}. Teach the walker how to fill it."),
    };

    private static string Bare(string name) => name is "id" or "ids" ? "" : name.EndsWith("Id", StringComparison.Ordinal) ? name[..^2] : name.EndsWith("Ids", StringComparison.Ordinal) ? name[..^3] : name;
}
