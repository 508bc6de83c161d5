using System.Text.Json;
using DistrictCoaching.Domain;
using GraphQL.Types;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Walks the schema, so that a new field is covered without anyone adding it: whatever it is given, it answers with a listed code, never breaks, and writes nothing.</summary>
[Collection(nameof(Service))]
public sealed class AnyInputTests(Service service)
{
    private static readonly HashSet<string> Listed = [.. Refusals.Codes, .. GatewayCodes.All.Select(code => code.Code).Where(code => code != GatewayCodes.Internal.Code)];

    private static readonly string[] Kinds = ["Person", "School", "Consent", "Invitation", "Activity", "Notice", "Subject", "Skill", "District"];

    private TestDistrict district = null!;

    [Theory]
    [InlineData("Lead")]
    [InlineData("Principal")]
    [InlineData("Coach")]
    [InlineData(Teachers.Live)]
    [InlineData("app")]
    [InlineData("operator")]
    public async Task Whatever_comes_is_refused_with_a_listed_code_and_nothing_is_written(string who)
    {
        district = await TestDistrict.Found(service, "Anything");
        await district.Grant(Teachers.Live);
        await district.Record(Teachers.Live);
        await district["Lead"].Ask("{ changes { totalCount } }");    // the first reader has the feed published
        Dictionary<string, Hostile> hostile = new()
        {
            ["no ids at all, reversed days"] = new(_ => "no id", "", -1, "2031-02-01", "2030-10-01", Last: false),
            ["ids of the wrong kind, past days, long texts"] = new(_ => district.School, new string('x', 200_000), int.MaxValue, "1900-01-01", "1900-01-02", Last: true),
            ["unknown ids of a right kind, days out of all bounds"] = new(at => NodeId.Of(Kinds[at % Kinds.Length], Guid.NewGuid()), " \n", 0, "0001-01-01", "9999-12-31", Last: false),
            ["text of 1 MB"] = new(_ => "no id", new string('x', 1_000_000), 1, "2030-10-01", "2030-10-01", Last: false),
        };
        var before = await Heads();
        foreach (var (name, given) in hostile)
        {
            foreach (var (root, field) in Fields().Where(field => CanBeWrong(field.Field) && (name != "text of 1 MB" || TakesText(field.Field))))
            {
                // each kind of id once in the place of every id
                for (var kind = 0; kind < (given.Id(0) == given.Id(1) ? 1 : Kinds.Length); kind++)
                {
                    Expect($"{who}: {field.Name} with {name}", await Ask(who, root, field, given with { Kind = kind }));
                }
            }
        }

        Assert.Equal(before, await Heads());
    }

    private static void Expect(string what, Answer answer)
    {
        Assert.True(answer.Status is 200 or 400 or 401 or 413, $"{what}: {answer.Status} {Start(answer)}");
        Assert.Empty(Codes(answer.Json).Except(Listed).Select(code => $"{what}: {code} {Start(answer)}"));
    }

    private static string Start(Answer answer) => answer.Text[..Math.Min(answer.Text.Length, 500)];

    private Task<Answer> Ask(string who, string root, FieldType field, Hostile given)
    {
        var arguments = field.Arguments?.ToList() ?? [];
        var declared = string.Join(", ", arguments.Select(argument => $"${argument.Name}: {argument.ResolvedType}"));
        var passed = string.Join(", ", arguments.Select(argument => $"{argument.Name}: ${argument.Name}"));
        var query = arguments.Count == 0
            ? $"{root} {{ {field.Name} {Selection(field.ResolvedType!, 3)} }}"
            : $"{root}({declared}) {{ {field.Name}({passed}) {Selection(field.ResolvedType!, 3)} }}";
        return service.Ask(Token(who), query, arguments.ToDictionary(argument => argument.Name, argument => Value(argument.ResolvedType!, argument.Name, given)));
    }

    private string Token(string who) => who switch
    {
        "operator" => service.Token("operators", null, "operators", "operator"),
        "app" => service.Token("integrator", district.Id, "integrator"),
        _ => service.Token(district[who].Guid.ToString("D"), district.Id),
    };

    private async Task<IEnumerable<string>> Heads() => [.. await service.Heads(district.Id), .. await service.Heads(DistrictId.Service.Value)];

    private IEnumerable<(string Root, FieldType Field)> Fields() =>
        service.Schema.Mutation!.Fields.Select(field => ("mutation", field)).Concat(service.Schema.Query.Fields.Select(field => ("query", field)))
            .Concat(service.Schema.Subscription!.Fields.Select(field => ("subscription", field)));

    /// <summary>What takes nothing but a new operation's id has no wrong input.</summary>
    private static bool CanBeWrong(FieldType field) =>
        field.Arguments is not [{ ResolvedType: NonNullGraphType { ResolvedType: IInputObjectGraphType input } }] || input.Fields.Any(given => given.Name != "operationId");

    private static bool TakesText(FieldType field) => field.Arguments?.Any(argument => IsText(argument.ResolvedType!)) == true;

    private static bool IsText(IGraphType type) => type switch
    {
        IProvideResolvedType { ResolvedType: { } inner } => IsText(inner),
        IInputObjectGraphType input => input.Fields.Any(field => IsText(field.ResolvedType!)),
        _ => type is StringGraphType,
    };

    private static object? Value(IGraphType type, string name, Hostile given) => type switch
    {
        NonNullGraphType nonNull => Value(nonNull.ResolvedType!, name, given),
        ListGraphType list => new[] { Value(list.ResolvedType!, name, given) },
        IInputObjectGraphType input => input.Fields.ToDictionary(field => field.Name, field => Value(field.ResolvedType!, field.Name, given)),
        EnumerationGraphType choice => given.Last ? choice.Values.Last().Name : choice.Values.First().Name,
        IdGraphType => given.Id(given.Kind),
        IntGraphType => given.Number,
        BooleanGraphType => true,
        _ when type.Name == "UUID" => Guid.NewGuid(),
        _ when type.Name == "Date" => name == "until" ? given.Until : given.From,
        _ => given.Text,
    };

    /// <summary>Every field without arguments, down to some depth.</summary>
    private static string Selection(IGraphType type, int depth) => type switch
    {
        IProvideResolvedType { ResolvedType: { } inner } => Selection(inner, depth),
        IComplexGraphType complex => "{ __typename " + string.Join(' ', complex.Fields
            .Where(field => field.Arguments is not { Count: > 0 } && (depth > 1 || Selection(field.ResolvedType!, 0).Length == 0))
            .Select(field => $"{field.Name} {Selection(field.ResolvedType!, depth - 1)}")) + " }",
        _ => "",
    };

    private static IEnumerable<string> Codes(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member =>
            member is { Name: "code", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : Codes(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Codes),
        _ => [],
    };

    /// <summary>What stands in the place of every id, text, number and day.</summary>
    private sealed record Hostile(Func<int, string> Id, string Text, int Number, string From, string Until, bool Last)
    {
        public int Kind { get; init; }
    }
}
