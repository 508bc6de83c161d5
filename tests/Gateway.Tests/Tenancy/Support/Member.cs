using System.Net.Http.Json;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>A person of a test district, or a client that acts for itself there.</summary>
public sealed class Member(Service service, Guid district, string key, Guid? person)
{
    private (DateTimeOffset At, string Text) token;

    public string Key => key;

    public Guid Guid => person!.Value;

    public string Id => NodeId.Of("Person", Guid);

    public Task<Answer> Ask(string query, object? variables = null) =>
        service.Ask(Token(), query, variables);

    /// <summary>Asks for a whole list as lines.</summary>
    public Task<Answer> Export(string query, object? variables = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.ParseAdd("application/jsonl");
        return service.Send(request, Token());
    }

    public Task<EventClient> Watch(string subscription, object? variables = null) => service.Stream(Token(), subscription, variables);

    /// <summary>Does it, and expects that nothing speaks against it.</summary>
    public async Task<System.Text.Json.JsonElement> Do(string mutation, object input, string selection = "")
    {
        var answer = await Try(mutation, input, selection);
        Assert.Equal("[]", answer.GetProperty("errors").GetRawText());
        return answer;
    }

    /// <summary>Does it or is refused.</summary>
    public async Task<System.Text.Json.JsonElement> Try(string mutation, object input, string selection = "")
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input!";
        var answer = await Ask($"mutation($input: {type}) {{ {mutation}(input: $input) {{ errors {{ code missing }} {selection} }} }}", new { input });
        Assert.True(answer.Status == 200 && answer.Json.TryGetProperty("data", out _), answer.Text);
        return answer.Data.GetProperty(mutation);
    }

    /// <summary>Her token, signed once for each moment of the test's clock.</summary>
    public string Token()
    {
        if (service.Clock.GetUtcNow() is var now && token.At != now)
        {
            token = (now, person is { } someone ? service.Token(someone.ToString("D"), district) : service.Token(key, district, key));
        }

        return token.Text;
    }
}
