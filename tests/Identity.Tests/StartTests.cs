using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity.Tests;

public class StartTests
{
    private static readonly Uri Https = new("https://id.example.org/");

    [Fact]
    public async Task A_second_start_has_the_same_keys_passwords_sessions_and_tokens()
    {
        await using var first = await Service.WithPeople();
        using var browser = first.Browser();
        using var flow = new CodeFlow(first);
        var tokens = await flow.Redeem(await flow.Code(browser));
        using var http = new HttpClient();
        var keys = await http.GetStringAsync(new Uri(first.Issuer, ".well-known/jwks"));
        await first.Stop();

        await using var second = await Service.Start(folder: first.Folder, issuer: first.Issuer);
        Assert.Equal(keys, await http.GetStringAsync(new Uri(second.Issuer, ".well-known/jwks")));
        Assert.NotNull((await browser.Open(flow.Authorize(("prompt", "none")))).Given("code"));
        Assert.NotNull((await flow.Refresh(tokens["refresh_token"]!))["access_token"]);
        using var again = second.Flow();
        Assert.Equal(600, (await again.SignIn("lincoln", "ana", Roster.Password)).ExpiresIn);
    }

    [Fact]
    public async Task No_private_key_and_no_password_lies_open_in_the_database()
    {
        await using var service = await Service.WithPeople();
        using var flow = service.Flow();
        await flow.SignIn("lincoln", "ana", Roster.Password);
        await service.Do<IdentityDb>(async db =>
        {
            Assert.All(await db.DataProtectionKeys.Select(key => key.Xml!).ToListAsync(), xml =>
            {
                Assert.Contains("<sealed ", xml, StringComparison.Ordinal);
                Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal);
            });
            Assert.Equal(2, await db.Keys.CountAsync());
            foreach (var key in await db.Keys.ToListAsync())
            {
                using var rsa = System.Security.Cryptography.RSA.Create();
                Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => rsa.ImportPkcs8PrivateKey(key.Sealed, out _));
            }

            Assert.DoesNotContain(await db.Accounts.Select(account => account.PasswordHash).ToListAsync(), hash => hash.Contains(Roster.Password, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Another_master_key_is_named_at_start()
    {
        await using var first = await Service.Start(options => options.MasterKey = Convert.ToBase64String(new byte[32]));
        var failure = await Assert.ThrowsAsync<IdentityStartException>(() =>
            Service.Start(options => options.MasterKey = Convert.ToBase64String([.. Enumerable.Repeat((byte)1, 32)]), first.Folder));
        Assert.Equal("Identity:MasterKey does not open the stored keys: set the one that sealed them.", failure.Message);
    }

    [Theory]
    [InlineData("Production", null, "x", "Identity:Issuer is missing: set it to the https address that people use for this service.")]
    [InlineData("Production", "http://127.0.0.1:5080/", "x", "Identity:Issuer must be https; http is allowed only in Development on loopback.")]
    [InlineData("Development", "http://id.example.org/", "x", "Identity:Issuer must be https; http is allowed only in Development on loopback.")]
    [InlineData("Production", "https://id.example.org/path", "x", "Identity:Issuer must be an address without a path, such as https://id.example.org/.")]
    [InlineData("Production", "https://id.example.org/", null, "Identity:MasterKey is missing: set it to 32 random bytes in base64 (openssl rand -base64 32), the same on every replica.")]
    [InlineData("Development", "https://id.example.org/", null, "Identity:MasterKey is missing: set it to 32 random bytes in base64 (openssl rand -base64 32), the same on every replica.")]
    [InlineData("Production", "https://id.example.org/", "c2hvcnQ=", "Identity:MasterKey must be 32 bytes in base64.")]
    public async Task A_wrong_setting_is_named_with_its_fix(string environment, string? issuer, string? key, string sentence)
    {
        var failure = await Assert.ThrowsAsync<IdentityStartException>(() => Service.Start(
            options => (options.Issuer, options.MasterKey) = (issuer is null ? null : new(issuer), key), environment: environment));
        Assert.Equal(sentence, failure.Message);
    }

    [Theory]
    [InlineData("operator", "Name", null, "https://a.example/")]
    [InlineData("App!", "Name", null, "https://a.example/")]
    [InlineData("app", " ", null, "https://a.example/")]
    [InlineData("app", "Name", "too short", "https://a.example/")]
    [InlineData("app", "Name", null, "http://a.example/")]
    [InlineData("app", "Name", null, "https://a.example/#part")]
    [InlineData("app", "Name", null, null)]
    public async Task A_wrong_client_is_named(string id, string name, string? secret, string? redirect)
    {
        var app = new AppOptions { ClientId = id, Name = name, Secret = secret };
        if (redirect is not null)
        {
            app.RedirectUris.Add(new(redirect));
        }

        var failure = await Assert.ThrowsAsync<IdentityStartException>(() => Service.Start(options => options.Apps.Add(app)));
        Assert.StartsWith($"Identity:Apps ({id}): ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_said_so()
    {
        var folder = Directory.CreateTempSubdirectory("identity").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "identity.db"), string.Join('\n', Enumerable.Repeat("this is no database", 100)));
        var failure = await Assert.ThrowsAsync<IdentityStartException>(() => Service.Start(folder: folder));
        Assert.Equal("Identity:DataFolder cannot be used: identity.db in it must be writable and a whole SQLite database.", failure.Message);
    }

    [Fact]
    public async Task Known_passwords_are_for_Development_on_loopback_only()
    {
        await using var service = await Service.Start(
            options => (options.Issuer, options.MasterKey) = (Https, Convert.ToBase64String(new byte[32])), environment: "Production");
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            service.Do<ISampleSignIns>(signIns => signIns.Seed(Roster.Ana.District, Roster.Ana.Person, Roster.Password)));
    }

    [Fact]
    public async Task In_Development_missing_secrets_are_made_once_and_readable_by_the_owner_only()
    {
        await using var service = await Service.Start(options => options.OperatorSecret = null);
        var file = Path.Combine(service.Folder, "operator.secret");
        using var client = new CodeFlow(service, "operator", secret: await File.ReadAllTextAsync(file));
        Assert.NotNull((await client.Token(("grant_type", "client_credentials"), ("scope", "operator")))["access_token"]);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task The_scripts_make_exactly_the_tables_of_the_model()
    {
        await using var service = await Service.Start();
        using var bare = new SqliteConnection("Data Source=:memory:");
        await bare.OpenAsync();
        await using var model = new IdentityDb(new DbContextOptionsBuilder<IdentityDb>().UseSqlite(bare).UseOpenIddict().Options);
        await model.Database.EnsureCreatedAsync();
        await service.Do<IdentityDb>(async made => Assert.Equal(await Schema(model), await Schema(made)));
    }

    private static Task<List<string>> Schema(IdentityDb db) => db.Database
        .SqlQueryRaw<string>("SELECT sql AS Value FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'identity_version' ORDER BY name").ToListAsync();
}
