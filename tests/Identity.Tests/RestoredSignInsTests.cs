using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.EntityFrameworkCore.Models;

namespace DistrictCoaching.Identity.Tests;

/// <summary>What was handed out before identity's database was restored to an earlier point.</summary>
public sealed class RestoredSignInsTests : ServiceTests
{
    [Fact]
    public async Task What_was_handed_out_is_worth_nothing_and_people_sign_in_anew_with_what_they_have()
    {
        using var flow = new CodeFlow(Service);
        var tokens = await flow.Redeem((await flow.Enter(Browser)).Given("code")!);
        var (district, ana) = (Roster.Lincoln.District, Roster.Ana.Person);
        await Service.Do<Grants>(grants => grants.Allow(district, ana, "timetable", ["directory"], default));
        await Service.Do<IdentityDb>(db =>
        {
            db.Links.Add(new() { Hash = [1], District = district.Value, Person = Guid.NewGuid(), Until = long.MaxValue });
            return db.SaveChangesAsync();
        });
        var accounts = await Service.Ask<IdentityDb, int>(db => db.Accounts.CountAsync());
        foreach (var _ in Enumerable.Range(0, 2))    // again after a kill
        {
            await RestoredSignIns.End(Service.Services.GetRequiredService<IdentitySettings>().Options, Service.Clock);
        }

        await Service.Do<IdentityDb>(async db =>
        {
            Assert.Equal((0, 0), (await db.Set<OpenIddictEntityFrameworkCoreToken>().CountAsync(), await db.Set<OpenIddictEntityFrameworkCoreAuthorization>().CountAsync()));
            Assert.Equal((0, 0, 0), (await db.Grants.CountAsync(), await db.Links.CountAsync(), await db.DataProtectionKeys.CountAsync()));
            Assert.Equal((accounts, false), (await db.Accounts.CountAsync(), await db.Keys.AnyAsync(key => key.Use == KeyRing.Sign)));
        });
        Assert.Equal("invalid_grant", (await flow.Refresh(tokens["refresh_token"]!))["error"]);
    }

    [Fact]
    public async Task What_other_issuers_gave_before_is_refused_and_links_nobody_anew()
    {
        var lincoln = Roster.Lincoln.District;
        Service.Federation.Keys[(lincoln, "z-1")] = Roster.Zoe;
        Service.Federation.Keys[(lincoln, "a-1")] = Roster.Ana;
        foreach (var (subject, key) in new[] { ("zoe", "z-1"), ("ana", "a-1") })
        {
            Assert.NotNull(await Vouched(subject, key, Service.Clock.GetUtcNow()));
        }

        Service.Clock.Advance(TimeSpan.FromHours(1));
        await Service.Do<ISignInSetup>(setup => setup.Unlink(lincoln, Roster.Ana.Person));
        Service.Clock.Advance(TimeSpan.FromHours(1));
        var before = Service.Clock.GetUtcNow();
        Assert.True(await Counts(before));
        await RestoredSignIns.End(Service.Services.GetRequiredService<IdentitySettings>().Options, Service.Clock);
        Assert.False(await Counts(before));
        Assert.Null(await Vouched("ana", "a-1", before));
        Assert.True(await Counts(before.AddSeconds(1)));
        Assert.Equal(Roster.Ana.Person, await Vouched("ana", "a-1", before.AddSeconds(1)));

        Task<PersonId?> Vouched(string subject, string key, DateTimeOffset since) => Service.Ask<ISignIns, PersonId?>(signIns => signIns.Person(lincoln, "https://id.example", subject, key, since));

        Task<bool> Counts(DateTimeOffset since) => Service.Ask<ISignIns, bool>(signIns => signIns.IsLinked(lincoln, Roster.Zoe.Person, "https://id.example", "zoe", since));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_said() =>
        await Assert.ThrowsAsync<IdentityStartException>(() => RestoredSignIns.End(new() { DataFolder = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}") }, Service.Clock));
}
