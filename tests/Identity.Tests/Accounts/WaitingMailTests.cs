using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Identity.Tests;

/// <summary>A link that was given by mail while the mail could not be sent yet.</summary>
public class WaitingMailTests : AccountCase
{
    private readonly DirectoryInfo mails = Directory.CreateTempSubdirectory("mails-");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Service.Federation.Keys[(Roster.Ana.District, "a-1")] = Roster.Ana;
        Assert.Null((await Create()).Address);
        Assert.True(await Waits());
    }

    [Fact]
    public async Task It_becomes_a_link_as_it_is_sent() => Assert.True(await BecomesALink());

    [Fact]
    public async Task It_ends_with_a_sign_in_that_is_taken()
    {
        Assert.True(await Service.Ask<ISignInLinks, bool>(links => links.Take(Roster.Ana.District, Roster.Ana.Person)));
        Assert.False(await BecomesALink());
        Assert.Single(mails.GetFiles("*.eml"));    // she is told that it was taken
    }

    [Fact]
    public async Task It_ends_as_she_comes_by_a_provider()
    {
        Assert.Equal(Roster.Ana.Person, await Come());
        Assert.False(await BecomesALink());
        Assert.Empty(Service.Safeguards.Sealed);
    }

    [Fact]
    public async Task It_ends_with_a_restore_and_what_she_is_told_without_a_link_is_still_sent()
    {
        await Service.Do<IdentityDb>(db =>
        {
            db.Mails.Add(new() { Id = Guid.NewGuid(), District = Roster.Ana.District.Value, Person = Roster.Ana.Person.Value, Kind = AccountAct.Linked, Due = 1 });
            return db.SaveChangesAsync();
        });
        await RestoredSignIns.End(Service.Services.GetRequiredService<IdentitySettings>().Options, Service.Clock);
        Assert.False(await BecomesALink());
        Assert.Single(mails.GetFiles("*.eml"));
    }

    [Fact]
    public async Task It_ends_as_another_is_given_and_never_takes_its_place()
    {
        await Create();
        Assert.Equal(1, await Service.Ask<IdentityDb, int>(db => db.Mails.CountAsync(mail => mail.Until != null)));
        Assert.True(await BecomesALink());
        await Create();
        Assert.False(await Service.Ask<IdentityDb, bool>(db => db.Links.AnyAsync()));
    }

    private protected override Task<Service> Start() => Service.Start(Mailing);

    private protected void Mailing(IdentityOptions options) => options.Mail = new() { From = "coaching@example.org", Folder = mails.FullName };

    private Task<SignInLinkAnswer> Create() => Service.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(Roster.Ana.District, Roster.Ana.Person));

    private Task<PersonId?> Come() =>
        Service.Ask<ISignIns, PersonId?>(signIns => signIns.Person(Roster.Ana.District, "https://id.example", "ana", "a-1", Service.Clock.GetUtcNow()));

    private Task<bool> Waits() => Service.Ask<IdentityDb, bool>(db => db.Mails.AnyAsync(mail => mail.Until != null));

    private async Task<bool> BecomesALink()
    {
        await Service.Do<MailOut>(mail => mail.Once(default));
        Assert.False(await Waits());
        return await Service.Ask<IdentityDb, bool>(db => db.Links.AnyAsync());
    }
}
