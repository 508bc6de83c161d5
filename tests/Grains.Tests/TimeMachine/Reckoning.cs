using DistrictCoaching.Contracts;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>What must be true when a history is over: it is all in her journal, every reading too, and the journal verifies.</summary>
internal sealed class Reckoning(World world, IReadOnlyList<(int Teacher, Guid Concerns, Guid Actor)> written, IReadOnlyList<(int Teacher, Guid Reader)> read)
{
    public async Task Check()
    {
        for (var teacher = 0; teacher < 3; teacher++)
        {
            var grain = world.Teacher(teacher, teacher % 2);
            var whole = await grain.Verify();
            Assert.True(whole.Whole, $"{People.Names[teacher]}'s journal is broken at {whole.Part} {whole.Version}: {whole.What}");
            await CheckJournal(teacher, await Journal(grain));
            await CheckOwn(teacher, await grain.Own());
        }
    }

    private async Task CheckJournal(int teacher, IReadOnlyList<JournalEntryView> journal)
    {
        foreach (var (_, concerns, actor) in written.Where(what => what.Teacher == teacher))
        {
            Assert.Contains(journal, entry => entry.Part == JournalPart.Acts && entry.Concerns == concerns && entry.Actor == actor);
        }

        var readers = read.Where(what => what.Teacher == teacher).Select(what => what.Reader);
        Assert.Equal(readers.Order(), journal.Where(entry => entry.Part == JournalPart.Reads).Select(entry => entry.Actor).Order());

        // nothing was kept anywhere of a teacher that she is not shown
        Assert.Equal(
            (await world.Past(StreamKind.Teacher, world.Ids[teacher])).Count + (await world.Past(StreamKind.Access, world.Ids[teacher])).Count,
            journal.Count);
    }

    private async Task CheckOwn(int teacher, TeacherView own)
    {
        var model = world.Model;
        Assert.Equal(model.Done.Where(done => done.Teacher == teacher).Select(done => done.Id).Order(), own.Activities.Select(activity => activity.Id).Order());
        Assert.Equal(model.Words.Where(words => words.Teacher == teacher).Select(words => words.Id).Order(), own.Consents.Select(consent => consent.Id).Order());
        foreach (var consent in own.Consents.Where(consent => consent.State is ConsentState.Live or ConsentState.Suspended))
        {
            var words = model.Words.Single(words => words.Id == consent.Id);
            Assert.False(words.Over, $"A consent of {People.Names[teacher]} for {People.Names[words.Partner]} is over and shown to her as {consent.State}.");
            Assert.True(consent.State == ConsentState.Suspended || words.On(model.Today), $"A consent of {People.Names[teacher]} for {People.Names[words.Partner]} is not live and shown to her as live.");
        }

        foreach (var done in model.Done.Where(done => done.Teacher == teacher && done.Note))
        {
            Assert.Equal("What we said.", (await world.Teacher(teacher, 1).ReadNote(new(world.Ids[teacher], done.Id))).Value?.Text);
        }
    }

    private static async Task<IReadOnlyList<JournalEntryView>> Journal(ITeacherGrain grain)
    {
        var entries = new List<JournalEntryView>();
        while (await grain.Journal(entries.Count, 100) is { Entries: { IsEmpty: false } page })
        {
            entries.AddRange(page);
        }

        return entries;
    }
}
