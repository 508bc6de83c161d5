using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DistrictCoaching.Storage.Tests.Golden;

namespace DistrictCoaching.Storage.Tests;

/// <summary>What was once stored is read for ever. Golden/README.md says what to do when one of these fails.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<string> Types => [.. Catalogue.Shapes.Select(shape => shape.Type)];

    [Theory, MemberData(nameof(Types))]
    public void Reads_every_version_ever_stored_and_writes_it_as_the_newest(string type)
    {
        var shape = Find(type);
        var written = Catalogue.Write(Catalogue.Read(type, GoldenFiles.Of(shape)));
        var newest = shape.Newest ? shape : Catalogue.Shapes.Single(other => other.Newest && other.Event == shape.Event);
        Assert.Equal(newest.Type, written.Type);
        Assert.Equal(Encoding.UTF8.GetString(GoldenFiles.Of(newest)), Encoding.UTF8.GetString(written.Body.Span));
    }

    [Theory, MemberData(nameof(Types))]
    public void Refuses_a_member_too_few_or_too_many(string type)
    {
        var golden = JsonNode.Parse(GoldenFiles.Of(Find(type)))!;
        foreach (var at in Objects(golden))
        {
            foreach (var (name, value) in at.ToList())
            {
                at.Remove(name);
                Assert.Throws<JsonException>(() => Read(type, golden));
                at[name] = value;
            }

            at["unheardOf"] = 1;
            Assert.Throws<JsonException>(() => Read(type, golden));
            at.Remove("unheardOf");
        }

        Read(type, golden);
    }

    [Fact]
    public void Nothing_ever_stored_was_taken_out() =>
        Assert.Empty(GoldenFiles.Names.Except(Catalogue.Shapes.Select(GoldenFiles.NameOf)));

    [Fact]
    public void No_name_of_a_stored_value_was_taken_out()
    {
        var now = Catalogue.Shapes.SelectMany(shape => Enums(shape.Event)).Distinct()
            .SelectMany(type => Enum.GetNames(type).Select(name => $"{type.Name}.{name}")).ToList();
        Assert.Equal(GoldenFiles.Lines("enums.txt", now), now.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Refuses_a_type_that_nobody_wrote() =>
        Assert.Throws<InvalidOperationException>(() => Catalogue.Read("consent.granted/999", "{}"u8.ToArray()));

    private static Shape Find(string type) => Catalogue.Shapes.Single(shape => shape.Type == type);

    private static object Read(string type, JsonNode body) => Catalogue.Read(type, Encoding.UTF8.GetBytes(body.ToJsonString()));

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject at => at.Select(member => member.Value).ToList().SelectMany(Objects).Append(at),
        JsonArray array => array.SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<Type> Enums(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? Enums(value)
        : type.IsEnum ? [type]
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? Enums(type.GetGenericArguments()[0])
        : type.Assembly == typeof(Domain.Refusal).Assembly ? type.GetConstructors().SelectMany(made => made.GetParameters()).Where(parameter => parameter.ParameterType != type).SelectMany(parameter => Enums(parameter.ParameterType))
        : [];
}
