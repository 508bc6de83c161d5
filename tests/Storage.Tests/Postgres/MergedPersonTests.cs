using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>What PostgreSQL says of merged records is what the rules say, as a whole and of each alone.</summary>
public sealed class MergedPersonTests(PostgresFixture fixture) : RosterCase(fixture)
{
    [Fact]
    public async Task Facts_names_and_caseloads_follow_the_merge_its_confirmation_and_its_split()
    {
        PersonId teacher = new(Guid.NewGuid()), other = new(Guid.NewGuid()), coach = new(Guid.NewGuid());
        var directory = new RosterDirectory(Store, Content, new(Store, Store, TimeProvider.System));
        var caseload = new Caseload(Store, directory);
        await Happens([.. new[] { teacher, other, coach }.SelectMany(Listed)]);
        await Says(teacher, Granted(coach));
        await Says(other, new TeacherEvent.EvaluatorAssigned(coach, Days.Since(Day)));
        await Live([teacher]);

        await Happens(new RosterEvent.PersonsMerged(teacher, other, Day, coach));
        await Live([]);
        await Happens(new RosterEvent.MergeConfirmed(teacher, other, teacher), new RosterEvent.MergeConfirmed(teacher, other, other));
        await Live([]);
        await Happens(new RosterEvent.PersonsSplit(teacher, other, Day, coach));
        await Live([teacher]);

        async Task Live(IEnumerable<PersonId> live)
        {
            foreach (var asked in new PersonId[][] { [teacher], [other], [teacher, other, coach] })
            {
                var facts = (await directory.Facts(District, asked)).People;
                Assert.All(asked, person => Assert.Equal(Roster.Facts(person), facts[person]));
            }

            var names = await directory.Names(District, [teacher, other]);
            Assert.Equal(Roster.Facts(teacher)!.Joined.IsEmpty, names[teacher].Given != names[other].Given);
            Assert.Equal(live, await caseload.Of(District, coach, Day));
        }
    }
}
