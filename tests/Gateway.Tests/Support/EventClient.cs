namespace DistrictCoaching.Gateway.Tests;

/// <summary>Reads server-sent events one by one.</summary>
public sealed class EventClient : IDisposable
{
    private readonly StreamReader reader;

    private EventClient(HttpResponseMessage response, Stream body) => (Response, reader) = (response, new(body));

    public HttpResponseMessage Response { get; }

    public Task<string> Rest() => reader.ReadToEndAsync();

    /// <summary>How many comments came.</summary>
    public int SignsOfLife { get; private set; }

    public static async Task<EventClient> Open(HttpClient http, HttpRequestMessage request)
    {
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).Soon();
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<(string Name, string Data)?> Event()
    {
        var (name, data) = ("", "");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(": ", 2))
            {
                case ["event", var given]:
                    name = given;
                    break;
                case ["data", var given]:
                    data = given;
                    break;
                case [":"]:
                    SignsOfLife++;
                    break;
                case [""] when name.Length > 0:
                    return (name, data);
            }
        }

        return null;
    }

    public void Dispose()
    {
        reader.Dispose();
        Response.Dispose();
    }
}
