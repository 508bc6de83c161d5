using System.Text.RegularExpressions;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>GraphiQL as it is served: only where an operator says so, and under a policy that lets nothing in from elsewhere. That it works is tried with a browser, end to end.</summary>
public sealed partial class IdeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ide-");

    public IdeTests()
    {
        foreach (var (name, file) in IdeOptions.Files)
        {
            var path = Path.Combine(folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, name);
        }

        File.WriteAllText(Path.Combine(folder.FullName, "secret.js"), "not served");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_page_runs_nothing_of_its_own_and_loads_only_what_is_here()
    {
        await using var gateway = await Start(folder.FullName);
        using var response = await gateway.Client.GetAsync(new Uri("/graphiql", UriKind.Relative));
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal(
            $"default-src 'none'; script-src 'self'; style-src 'self'; font-src data:; img-src data:; connect-src 'self' {new Uri(TestIssuer.Address).GetLeftPart(UriPartial.Authority)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            string.Join('|', response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-store", $"{response.Headers.CacheControl}");
        var loaded = Loads().Matches(page).Select(found => found.Groups[1].Value).ToList();
        Assert.Equal(6, loaded.Count);
        foreach (var address in loaded)
        {
            using var file = await gateway.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal((200, "nosniff"), ((int)file.StatusCode, string.Join('|', file.Headers.GetValues("X-Content-Type-Options"))));
            Assert.Equal(address.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript", file.Content.Headers.ContentType?.MediaType);
        }

        Assert.DoesNotMatch(Inline(), page);
        Assert.Contains($"data-issuer=\"{TestIssuer.Address}\" data-client=\"graphiql\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/graphiql/secret.js")]
    [InlineData("/graphiql/..%2Fsecret.js")]
    [InlineData("/graphiql/react%2Fumd%2Freact.production.min.js")]
    [InlineData("/graphiql/")]
    public async Task Nothing_else_of_the_folder_is_served(string address)
    {
        await using var gateway = await Start(folder.FullName);
        using var response = await gateway.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.DoesNotContain("not served", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(address == "/graphiql/" || (int)response.StatusCode == 404);
    }

    [Fact]
    public async Task Without_a_folder_there_is_none()
    {
        await using var gateway = await Start(null);
        using var page = await gateway.Client.GetAsync(new Uri("/graphiql", UriKind.Relative));
        using var script = await gateway.Client.GetAsync(new Uri("/graphiql/ide.js", UriKind.Relative));
        Assert.Equal((404, 404), ((int)page.StatusCode, (int)script.StatusCode));
    }

    [Fact]
    public void A_folder_without_it_is_named_at_the_start()
    {
        File.Delete(Path.Combine(folder.FullName, "graphiql/graphiql.min.js"));
        var options = new GatewayOptions { Issuer = TestIssuer.Address, Ide = new() { Folder = folder.FullName } };
        Assert.Equal(["Gateway Ide Folder has no graphiql/graphiql.min.js. Run npm ci in the folder ide and name its node_modules."], options.Faults());
    }

    private static async Task<TestGateway> Start(string? folder)
    {
        var gateway = new TestGateway { Configure = options => options.Ide = new() { Folder = folder } };
        await gateway.InitializeAsync();
        return gateway;
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Loads();

    /// <summary>A script or style with text of its own, an attribute with either, or an address elsewhere.</summary>
    [GeneratedRegex("<script>|<script[^>]*>[^<]|<style| style=| on[a-z]+=|(?:src|href)=\"(?!/graphiql/)")]
    private static partial Regex Inline();
}
