namespace DistrictCoaching.Gateway.Tests;

public sealed class ScalarTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Theory]
    [InlineData("at", "2030-09-02T08:00:00Z", "2030-09-02T08:00:00Z")]
    [InlineData("at", "2030-09-02T08:00:00.25-04:00", "2030-09-02T12:00:00.25Z")]
    [InlineData("at", "2030-09-02T08:00:00", null)]
    [InlineData("at", "2030-09-02", null)]
    [InlineData("at", "now", null)]
    [InlineData("day", "2028-02-29", "2028-02-29")]
    [InlineData("day", "2030-02-29", null)]
    [InlineData("day", "2030-9-2", null)]
    [InlineData("day", "09/02/2030", null)]
    [InlineData("uuid", "6F9619FF-8B86-4D01-B42D-00CF4FC964FF", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff")]
    [InlineData("uuid", "6f9619ff8b864d01b42d00cf4fc964ff", null)]
    [InlineData("uuid", "00000000-0000-0000-0000-000000000000", null)]
    [InlineData("uuid", "{6f9619ff-8b86-4d01-b42d-00cf4fc964ff}", null)]
    public async Task Is_read_in_one_way(string argument, string given, string? read)
    {
        var type = argument switch { "at" => "DateTime", "day" => "Date", _ => "UUID" };
        var literal = await gateway.Ask($"{{ sampleEcho({argument}:\"{given}\"){{ {argument} }} }}");
        var variable = await gateway.Ask($"query($v:{type}){{ sampleEcho({argument}:$v){{ {argument} }} }}", new { v = given });
        if (read is null)
        {
            Assert.Equal(("ARGUMENT_INVALID", "VARIABLE_INVALID"), (literal.Code, variable.Code));
        }
        else
        {
            Assert.Equal(literal.Text, variable.Text);
            Assert.Equal(read, literal.Data.GetProperty("sampleEcho").GetProperty(argument).GetString());
        }
    }

    [Fact]
    public async Task What_is_not_given_is_null()
    {
        var answer = await gateway.Ask("{ sampleEcho { text day at uuid kinds } }");
        Assert.Equal("""{"data":{"sampleEcho":{"text":null,"day":null,"at":null,"uuid":null,"kinds":null}}}""", answer.Text);
    }
}
