using System.Text;
using DistrictCoaching.Domain;
using DistrictCoaching.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DistrictCoaching.Identity.Tests;

/// <summary>A district's sign-ins go from a file to PostgreSQL, under another master key, and back into a file.</summary>
public sealed class SignInTransferTests : ServiceTests
{
    private static readonly DistrictId District = Roster.Lincoln.District;
    private string secret = "";

    [Fact]
    public async Task All_that_people_and_applications_sign_in_with_arrives_and_nobody_else_s()
    {
        Assert.SkipUnless(PostgresServer.Missing is null || Environment.GetEnvironmentVariable("CI") == "true", PostgresServer.Missing ?? "");
        await Live();
        await using var server = await PostgresServer.Start(fsync: false);
        var database = await server.NewDatabase();
        await IdentityTables.Run(server.Connection(database, $"{database}_owner"), $"{database}_writer");
        var there = new IdentityOptions { Issuer = Service.Issuer, Postgres = server.Connection(database, $"{database}_writer"), MasterKey = Convert.ToBase64String(new byte[32]) };
        await using var source = await Here();
        await using var target = await Open(there);
        var rows = await Rows(source);
        Assert.Equal(
            ["account", "act", "app", "authenticator", "client", "domain", "grant", "passkey", "provider-link", "recovery-code"], rows.Select(row => row.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
        foreach (var _ in Enumerable.Range(0, 2))    // again after a kill
        {
            await target.Clear(District);
            await target.Write(District, [.. await source.Read(District).ToListAsync()]);
        }

        Assert.Equal(rows, await Rows(target));
        Assert.Empty(await target.Read(Roster.Madison.District).ToListAsync());

        await source.Clear(District);
        Assert.Empty(await Rows(source));
        Assert.NotEmpty(await source.Read(Roster.Madison.District).ToListAsync());
        await source.Write(District, [.. await target.Read(District).ToListAsync()]);
        Assert.Equal(rows, await Rows(source));
        using var flow = new CodeFlow(Service);
        Assert.NotNull((await flow.Enter(Browser)).Given("code"));
        Assert.Equal(secret, await Service.Ask<Authenticators, string>(async authenticators => authenticators.Secret((await authenticators.Find(District.Value, Roster.Ben.Person.Value, default))!)));
    }

    [Fact]
    public async Task The_digest_tells_that_a_credential_changed_and_not_that_somebody_signed_in()
    {
        await Live();
        await using var transfer = await Here();
        var before = await transfer.Digest(District);
        using var flow = new CodeFlow(Service);
        await flow.Enter(Browser);
        await Service.Do<IdentityDb>(db => db.Passkeys.ExecuteUpdateAsync(set => set.SetProperty(passkey => passkey.SignCount, 9)));
        await Service.Do<IdentityDb>(db => db.Apps.ExecuteUpdateAsync(set => set.SetProperty(app => app.Tokens, 9)));
        Assert.Equal(before, await transfer.Digest(District));
        await Service.Do<IdentityDb>(db => db.Accounts.Where(account => account.District == Roster.Madison.District.Value).ExecuteUpdateAsync(set => set.SetProperty(account => account.PasswordHash, "other")));
        Assert.Equal(before, await transfer.Digest(District));
        await Service.Do<IdentityDb>(db => db.Codes.Where(code => code.District == District.Value).ExecuteDeleteAsync());
        var without = await transfer.Digest(District);
        Assert.NotEqual(before, without);
        await Service.Do<IdentityDb>(db => db.Accounts.Where(account => account.Person == Roster.Ana.Person.Value).ExecuteUpdateAsync(set => set.SetProperty(account => account.PasswordHash, "other")));
        Assert.NotEqual(without, await transfer.Digest(District));
    }

    /// <summary>One row at least of each kind.</summary>
    private async Task Live()
    {
        var made = await Service.Ask<IApps, AppAnswer>(apps => apps.Register(District, new(Guid.NewGuid(), new(Guid.NewGuid()), "Timetable", new([], [AppScope.Directory], [], [], null)), default));
        await Service.Do<Grants>(grants => grants.Allow(District, Roster.Ana.Person, made.App!.ClientId, ["directory"], default));
        await Service.Do<IdentityDb>(async db =>
        {
            var (district, ana) = (District.Value, Roster.Ana.Person.Value);
            db.Codes.Add(new() { District = district, Person = ana, Hash = [1, 2], Made = 3 });
            db.Passkeys.Add(new() { Id = [4], District = district, Person = ana, Name = "Telefon", PublicKey = [5], SignCount = 6, Transports = "usb", Made = 7 });
            db.ProviderLinks.Add(new() { District = district, Person = ana, Subject = [8], Issuer = "https://provider.example/", Stamp = "9", Ended = 11 });
            db.Domains.Add(new() { Domain = "lincoln.example", District = district, Proved = 10 });
            db.Acts.Add(new() { Id = Guid.NewGuid(), District = district, Person = ana, Kind = default, At = 11, Count = 12 });
            await db.SaveChangesAsync();
        });
        secret = await Service.Ask<IServiceProvider, string>(async services =>
        {
            var (authenticators, db) = (services.GetRequiredService<Authenticators>(), services.GetRequiredService<IdentityDb>());
            var begun = await authenticators.Begin(Roster.Ben, default);
            await db.SaveChangesAsync();
            return authenticators.Secret(begun);
        });
    }

    private Task<SignInTransfer> Here() => Open(Service.Services.GetRequiredService<IdentitySettings>().Options);

    private Task<SignInTransfer> Open(IdentityOptions options) => SignInTransfer.Open(options, Service.Services.GetRequiredService<IHostEnvironment>());

    private static async Task<List<string>> Rows(SignInTransfer transfer) =>
        [.. (await transfer.Read(District).ToListAsync()).Select(row => $"{row.Kind} {Encoding.UTF8.GetString(row.Row)}").Order(StringComparer.Ordinal)];
}
