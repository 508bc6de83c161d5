using System.Net;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Passwords that everybody can know.</summary>
public sealed class BreachedPasswordTests : AccountCase
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("breached-");

    private protected override Task<Service> Start() => Service.Start(options => options.BreachedPasswords = Breached());

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("a breach made me known")]
    [InlineData("so was I, and long ago")]
    public async Task A_breached_password_cannot_be_set(string password)
    {
        var answer = await Accept(await Link(Roster.Ana), password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("This password was in a breach, so it is guessed first. Choose another one.", answer.Problem);
        Assert.Equal(HttpStatusCode.OK, (await Accept(await Link(Roster.Ana))).Status);
    }

    /// <summary>SHA-1, in order: of the passwords that are tried one is the first of the list, one the last.</summary>
    private string Breached()
    {
        var others = Enumerable.Range(0, 500).Select(n => $"{0x52 + (n * 155 / 500):X2}{n:X38}");
        string[] list = ["51FF717D74A701F0A916BC69AB23855CE50C796B", .. others, "ABF7AAD6438836DBE526AA231ABDE2D0EEF74D42", "EE1FB6CF6B6F50C2EF96552AEA575B06AC6E3038"];
        var path = Path.Combine(folder.FullName, "breached.txt");
        File.WriteAllText(path, string.Join("\r\n", list.Order(StringComparer.Ordinal).Select((hash, n) => $"{hash}:{n}")));
        return path;
    }
}
