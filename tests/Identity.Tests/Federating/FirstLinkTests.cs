using System.Data.Common;
using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Somebody comes by a provider for the first time while somebody accepts a link as her: of the two, whoever comes second does not become her unsealed.</summary>
public class FirstLinkTests : AccountCase
{
    private const string Issuer = "https://id.example";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Service.Federation.Keys[(Roster.Ana.District, "a-1")] = Roster.Ana;
    }

    [Fact]
    public async Task Who_comes_by_a_provider_after_a_link_was_accepted_is_sealed()
    {
        var link = await Link(Roster.Ana);
        Service.Safeguards.Meanwhile = () => Accepted(link);
        Assert.Equal(Roster.Ana.Person, await Service.Ask<ISignIns, PersonId?>(signIns => signIns.Person(Roster.Ana.District, Issuer, "ana", "a-1", Service.Clock.GetUtcNow())));
        Assert.True(await IsSealed());
    }

    [Fact]
    public async Task Also_where_it_was_accepted_just_after_nobody_had_been_found_who_was_here_before()
    {
        var link = await Link(Roster.Ana);
        Assert.Equal((null, SignInFailure.TryAgain), await Come(new After("accounts", () => Accepted(link))));
        Assert.False(await Service.Ask<IdentityDb, bool>(db => db.ProviderLinks.AnyAsync()));
        Assert.False(await IsSealed());    // the link's holder was first
        Assert.Equal((Roster.Ana.Person, default), await Come());
        Assert.True(await IsSealed());
    }

    [Fact]
    public async Task A_link_that_waits_no_longer_works_and_nobody_is_sealed()
    {
        var link = await Link(Roster.Ana);
        Assert.Equal((Roster.Ana.Person, default), await Come());
        Assert.Equal(System.Net.HttpStatusCode.Gone, (await Accept(link)).Status);
        Assert.False(await IsSealed());
    }

    private async Task Accepted(string link) => Assert.Equal("Your password is set", (await Accept(link)).Title);

    private async Task<(PersonId? Person, SignInFailure Failure)> Come(params IInterceptor[] watching)
    {
        await using var scope = Service.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await using var db = new IdentityDb(new DbContextOptionsBuilder<IdentityDb>(services.GetRequiredService<DbContextOptions<IdentityDb>>()).AddInterceptors(watching).Options);
        var links = ActivatorUtilities.CreateInstance<ProviderLinks>(services, db, ActivatorUtilities.CreateInstance<FormerSignIns>(services, db), ActivatorUtilities.CreateInstance<Acts>(services, db));
        var provider = new Provider(SignInVendor.Oidc, Issuer, null, null, "", "", SignInMatch.RosterKey, null);
        var (person, _, failure) = await links.SignIn(Roster.Ana.District, provider, new("ana", "a-1", null), Service.Clock.GetUtcNow(), default);
        return (person?.Person, failure);
    }

    /// <summary>Does something once a table was asked, before the next statement.</summary>
    private sealed class After(string table, Func<Task> act) : DbCommandInterceptor
    {
        private bool asked, done;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (asked && !done)
            {
                done = true;
                await act();
            }

            asked |= command.CommandText.Contains($"\"{table}\"", StringComparison.Ordinal) || command.CommandText.Contains($".{table} ", StringComparison.Ordinal);
            return result;
        }
    }
}
