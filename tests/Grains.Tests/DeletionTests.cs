using System.Reflection;
using System.Text.Json;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Silo;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Districts are deleted by the rounds of a silo whose line breaks, and what is left of them.</summary>
[Collection(nameof(Silos))]
public sealed class DeletionTests(TwoSilos silos)
{
    private const int Looks = 300_000;
    private readonly DistrictDirectory directory = new(silos.Store);

    [Theory]
    [InlineData("district.deletion.began/1", "Request")]
    [InlineData("district.deletion.began/1", "Answer")]
    [InlineData("register.deletion.began/1", "Request")]
    [InlineData("register.deletion.began/1", "Answer")]
    [InlineData("the store", "Request")]
    [InlineData("the store", "Answer")]
    [InlineData("register.content.deleted/1", "Request")]
    [InlineData("register.content.deleted/1", "Answer")]
    public async Task Broken_off_anywhere_it_is_gone_on_with_and_certified_as_it_was(string at, string loss)
    {
        var (d, other) = (await Some(), await Some());
        var (mine, others) = (await Removal().Count(d.Id), await Removal().Count(other.Id));
        await Order(d, days: 0);
        var store = at == "the store" ? Breaking.Once(silos.Store, before: loss == "Request") : silos.Store;
        (silos.Journal(0).Of, silos.Journal(0).Next) = (change => change.Events.Any(stored => stored.Type == at), Enum.Parse<Loss>(loss));
        await Run(Removal(store), async () => (await directory.State(d.Id), (await directory.WithContent()).Contains(d.Id)) == (DistrictState.Deleted, false));
        (silos.Journal(0).Of, silos.Journal(0).Next) = (LosingJournal.NotInBackground, Loss.None);

        var (left, _, _) = await Removal().Count(d.Id);
        Assert.Equal((0, 0, 0, 0), (left.People, left.Keys, left.Texts, left.Rows));
        Assert.Equal(others, await Removal().Count(other.Id));
        await Assert.ThrowsAsync<ErasedException>(() => silos.Of<IContent>().Blind(d.Id, "any", ["thing"]));
        await foreach (var broken in silos.Of<JournalVerification>().District(d.Id))
        {
            Assert.Fail($"{broken.Stream} {broken.What}");
        }

        await SignInsGo(d, new(d.Id.Value, 3, 1, 2, 40, 50));
        using var certificate = JsonDocument.Parse((await silos.Of<DeletionCertificates>().Of(Slug(d)))!.Split('\n')[0]);
        var deleted = certificate.RootElement.GetProperty("deleted");
        Assert.Equal(
            (mine.Counts.People, mine.Counts.Texts + 2, mine.Counts.Keys), (deleted.GetProperty("people").GetInt64(), deleted.GetProperty("texts").GetInt64(), deleted.GetProperty("keys").GetInt64()));    // and two reasons
        Assert.Equal(3, certificate.RootElement.GetProperty("signIns").GetProperty("accounts").GetInt64());
    }

    [Fact]
    public async Task Until_its_time_has_come_it_is_called_off_and_afterwards_it_is_like_one_that_never_was()
    {
        var d = await Some();
        await Order(d, days: 30);
        Assert.DoesNotContain(d.Id, await directory.Due(silos.Clock.GetUtcNow().AddDays(30).AddSeconds(-1)));
        Assert.Contains(d.Id, await directory.Due(silos.Clock.GetUtcNow().AddDays(30)));
        Assert.Equal("NOT_ALLOWED", (await d.District(1).BeginDeletion()).Refusal?.Code);
        Assert.Equal(DistrictState.BeingDeleted, await directory.State(d.Id));
        TestDistrict.Accepted(await d.District(1).Resume(new(Guid.NewGuid(), "operator", "It was another one.")));
        Assert.Equal(DistrictState.Active, await directory.State(d.Id));
        Assert.DoesNotContain(d.Id, await directory.Due(silos.Clock.GetUtcNow().AddDays(30)));
        Assert.True(TestDistrict.Accepted(await d.Teacher(1).Coverage(d.Covers)).Covered);

        await Order(d, days: 0);
        await Run(Removal(), async () => await directory.State(d.Id) == DistrictState.Deleted && !(await directory.WithContent()).Contains(d.Id));
        Assert.Null(await directory.BySlug(Slug(d)));
        Assert.Null(await directory.SlugOf(d.Id));
        Assert.Equal("NOT_FOUND", (await d.District(0).Resume(new(Guid.NewGuid(), "operator", "Too late."))).Refusal?.Code);
        Assert.Null(await silos.Of<DeletionCertificates>().Of(Slug(d)));    // its sign-ins are there
        CallingDistrict.Set(DistrictId.Service);
        Assert.Equal("SLUG_TAKEN", (await silos.Grains(1).Register().Register(new(Guid.NewGuid(), Slug(d)))).Refusal?.Code);
    }

    [Fact]
    public async Task A_certificate_is_this_services_as_it_is_or_none()
    {
        var d = await Some();
        await Order(d, days: 0);
        await Run(Removal(), async () => await directory.State(d.Id) == DistrictState.Deleted && !(await directory.WithContent()).Contains(d.Id));
        await SignInsGo(d, new(d.Id.Value, 1, 1, 1, 1, 1));
        var certificates = silos.Of<DeletionCertificates>();
        var certificate = (await certificates.Of(Slug(d)))!;
        Assert.Equal(certificate, await certificates.Of(Slug(d)));
        Assert.True(await certificates.Signed(certificate));
        Assert.False(await certificates.Signed(certificate.Replace("\"accounts\":1", "\"accounts\":0", StringComparison.Ordinal)));
        Assert.False(await certificates.Signed(certificate.Split('\n')[0]));
    }

    private static string Slug(TestDistrict d) => $"gone-{d.Id.Value:N}";

    private DistrictRemoval Removal(IDistrictStore? store = null) =>
        new(silos.Store, store ?? silos.Store, silos.Store, silos.Of<IKeyStore>(), silos.Of<KeyRing>(), directory, null);

    private async Task<TestDistrict> Some()
    {
        var d = await TestDistrict.Begin(silos);
        CallingDistrict.Set(DistrictId.Service);
        TestDistrict.Accepted(await silos.Grains(0).Register().Register(new(d.Id.Value, Slug(d))));
        await d.Granted(0);
        await d.Recorded(0);
        return d;
    }

    private static async Task Order(TestDistrict d, int days)
    {
        TestDistrict.Accepted(await d.District(0).Suspend(new(Guid.NewGuid(), "operator", "They left.")));
        TestDistrict.Accepted(await d.District(0).OrderDeletion(new(new(Guid.NewGuid(), "operator", "They left."), Slug(d), Slug(d), days)));
    }

    private async Task SignInsGo(TestDistrict d, SignInsAsked counted)
    {
        CallingDistrict.Set(DistrictId.Service);
        TestDistrict.Accepted(await silos.Grains(0).Register().CountSignIns(counted));
        TestDistrict.Accepted(await silos.Grains(1).Register().CountSignIns(new(d.Id.Value, 0, 0, 0, 0, 0)));    // again, after some of it was removed
        TestDistrict.Accepted(await silos.Grains(0).Register().SignInsDeleted(d.Id.Value));
    }

    /// <summary>Round after round, a minute apart, until it is so.</summary>
    private async Task Run(DistrictRemoval removal, Func<Task<bool>> isSo)
    {
        using var rounds = new DeletionRounds(silos.Grains(0), directory, removal, silos.Of<JournalWatch>(), silos.Clock, NullLogger<DeletionRounds>.Instance);
        await rounds.StartAsync(CancellationToken.None);
        for (var looks = 1; !await isSo(); looks++)
        {
            Assert.True(looks < Looks, "It was not gone on with.");
            if (looks % 1_000 == 0)
            {
                silos.Clock.Advance(TimeSpan.FromMinutes(1));
            }

            await Task.Yield();
        }

        await rounds.StopAsync(CancellationToken.None);
    }

    /// <summary>A store whose first removal breaks off, before it or after it.</summary>
    public class Breaking : DispatchProxy
    {
        private IDistrictStore? real;
        private bool before;
        private bool broke;

        public static IDistrictStore Once(IDistrictStore real, bool before)
        {
            var made = Create<IDistrictStore, Breaking>();
            (((Breaking)made).real, ((Breaking)made).before) = (real, before);
            return made;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(IDistrictStore.Remove) && !broke ? Break(args!) : targetMethod.Invoke(real, args);

        private async Task Break(object?[] args)
        {
            broke = true;
            if (!before)
            {
                await real!.Remove((DistrictId)args[0]!);
            }

            throw new IOException("The process died.");
        }
    }
}
