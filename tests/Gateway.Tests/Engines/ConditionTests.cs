using GraphQLParser.AST;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>How many plans one operation may have.</summary>
public sealed class ConditionTests(TestGateway plans) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task Every_outcome_of_conditions_is_planned_and_some_are_remembered()
    {
        const string Document = "query($a:Boolean!,$b:Boolean!,$c:Boolean!,$d:Boolean!,$e:Boolean!){sampleTree{number @include(if:$a) text @include(if:$b) kind @skip(if:$c) texts @skip(if:$d) numbers @include(if:$e)}}";
        var read = Guard.Read(Document, new()).Document!;
        var known = new Known(Document, null, read, (GraphQLOperationDefinition)read.Definitions[0], plans.Schema);
        known.Validated();
        for (var outcome = 0; outcome < 32; outcome++)
        {
            var variables = "abcde".Select((name, bit) => ($"{name}", (object?)((outcome & (1 << bit)) != 0))).ToDictionary(one => one.Item1, one => one.Item2);
            var (first, again) = (await known.Plans!.Bind(new(variables), plans.Services, default), await known.Plans!.Bind(new(variables), plans.Services, default));
            Assert.Equal(outcome < 16, ReferenceEquals(first!.Value.Root, again!.Value.Root));
            Assert.Equal(200, (await plans.Ask(Document, variables)).Status);
        }
    }

    [Fact]
    public void An_operation_with_too_many_conditions_is_left_to_the_library()
    {
        var names = Enumerable.Range(0, 17).Select(at => $"c{at}").ToList();
        Assert.NotNull(Planned(names[1..]));
        Assert.Null(Planned(names));

        Plans? Planned(List<string> conditions)
        {
            var text = $"query({string.Concat(conditions.Select(name => $"${name}:Boolean! "))}){{viewer{{{string.Concat(conditions.Select(name => $"{name}:id @include(if:${name}) "))}}}}}";
            var read = Guard.Read(text, new() { Directives = 100 }).Document!;
            return Plans.Of(read, (GraphQLOperationDefinition)read.Definitions[0], plans.Schema, introspects: false);
        }
    }
}
