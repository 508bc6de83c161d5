using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity.Tests;

/// <summary>What happened to a person's sign-in, as she is told it.</summary>
public class SignInHistoryTests : HistoryCase
{
    [Fact]
    public async Task What_she_allows_an_application_and_ends_is_in_it_by_its_name()
    {
        using var reader = new CodeFlow(Service, "reader", Service.ReaderBack, Service.ReaderSecret);
        var page = await reader.Enter(Browser);
        await Browser.Submit(page, ("decision", "yes"));
        await Browser.Open(reader.Authorize());    // she is not asked again, and nothing is new
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        await Service.Do<IApps>(apps => apps.End(Roster.Ana.District, Roster.Ana.Person, "reader", default));
        await Service.Do<IApps>(apps => apps.End(Roster.Ana.District, Roster.Ana.Person, "reader", default));
        var told = await Service.Ask<ISignInHistory, IReadOnlyList<SignInEvent>>(history => history.Of(Roster.Ana.District, Roster.Ana.Person, default));
        Assert.Equal(AccountAct.AppEnded, told[0].Kind);
        Assert.Equal([(AccountAct.AppEnded, "Reader & Co"), (AccountAct.AppAllowed, "Reader & Co")], told.Where(one => one.App is not null).Select(one => (one.Kind, one.App!)));
    }

    [Fact]
    public async Task Links_their_ends_and_who_was_refused_for_one_are_in_it()
    {
        Service.Federation.Keys[(Roster.Lincoln.District, "z-1")] = Roster.Zoe;
        await Link("zoe");
        await Link("mallory");
        await Write();
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        await Service.Do<ISignInSetup>(setup => setup.Unlink(Roster.Zoe.District, Roster.Zoe.Person, Roster.Ben.Person));
        var told = await Service.Ask<ISignInHistory, IReadOnlyList<SignInEvent>>(history => history.Of(Roster.Zoe.District, Roster.Zoe.Person, default));
        Assert.Equal((AccountAct.Unlinked, Roster.Ben.Person), (told[0].Kind, told[0].By));
        Assert.Equal([AccountAct.Linked, AccountAct.OtherAccountRefused], told.Skip(1).Select(one => one.Kind).Order());

        Task<PersonId?> Link(string subject) => Service.Ask<ISignIns, PersonId?>(signIns => signIns.Person(Roster.Lincoln.District, "https://id.example", subject, "z-1", Service.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task After_ninety_days_nothing_of_it_is_left()
    {
        await Wrong("ana");
        await Write();
        Service.Clock.Advance(Acts.Kept - TimeSpan.FromSeconds(1));
        await Service.Do<Prune>(prune => prune.Once(default));
        Assert.Single(await Told(Roster.Ana));
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await Told(Roster.Ana));
        await Service.Do<Prune>(prune => prune.Once(default));
        Assert.Equal(0, await Service.Ask<IdentityDb, int>(db => db.Acts.CountAsync()));
    }

    [Fact]
    public async Task What_two_replicas_count_on_one_day_is_one_line()
    {
        await using var two = await Service.Replica();
        foreach (var replica in new[] { Service, two, Service })
        {
            await replica.Do<RefusedSignIns>(refused =>
            {
                refused.Count(Roster.Ana, AccountAct.CodeRefused);
                return refused.Write(default);
            });
        }

        Assert.Equal(["CodeRefused 3"], await Told(Roster.Ana));
    }
}
