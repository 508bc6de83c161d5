using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

/// <summary>What is hers as one who may be coached. Nobody else sees any of it.</summary>
public sealed class TeacherSelf(Caller caller)
{
    /// <summary>All that she granted, those that are over too.</summary>
    public async Task<IEnumerable<Consent>> Consents([FromServices] Grains grains) => (await grains.Self(caller).Own()).Consents.Select(consent => new Consent(consent));

    /// <summary>How far she and her partners have come.</summary>
    public async Task<IEnumerable<Relationship>> Relationships([FromServices] Grains grains) =>
        (await grains.Self(caller).Own()).Relationships.Select(with => new Relationship(with));

    /// <summary>What was recorded with her, by her or by partners.</summary>
    public async Task<IEnumerable<Activity>> Activities([FromServices] Grains grains) =>
        (await grains.Self(caller).Own()).Activities.Select(activity => new Activity(activity));

    /// <summary>Who was made her evaluator, besides the leaders of her school.</summary>
    public async Task<IEnumerable<Evaluator>> Evaluators([FromServices] Grains grains) =>
        (await grains.Self(caller).Own()).Evaluators.Select(assigned => new Evaluator(assigned));

    /// <summary>The subjects that she teaches, by the roster: what a grant proposes.</summary>
    [Id]
    public async Task<IEnumerable<string>> SubjectIds([FromServices] RosterDirectory rosters, CancellationToken cancel) =>
        (await rosters.SubjectsTaught(caller.District, new(caller.By), cancel)).Select(subject => NodeId.Of("Subject", subject.Value));

    /// <summary>The invitations she received.</summary>
    public Task<Connection<ReceivedInvitation>> Invitations(Page page, [FromServices] Invitations invitations, CancellationToken cancel) =>
        ReceivedInvitation.Of(caller, caller.By, page, invitations, cancel);

    /// <summary>What is hers from other records that were merged into hers, once both sign-ins confirmed.</summary>
    public async Task<IEnumerable<JoinedSelf>> Joined([FromServices] Grains grains)
    {
        var merged = (await grains.Roster(caller).Merges(caller.By)).Merges.Where(merge => merge is { Kept: true, Joined: true }).Select(merge => merge.Other).ToList();
        var views = await Task.WhenAll(merged.Select(record => grains.Teacher(caller, record).Joined(caller.By)));
        return merged.Zip(views).Where(one => one.Second.Value is not null).Select(one => new JoinedSelf(one.First, one.Second.Value!, caller));
    }

    /// <summary>Proof that a consent was granted; null for one that is not hers.</summary>
    /// <param name="consentId">The consent.</param>
    public async Task<Receipt?> Receipt([Id] string consentId, [FromServices] Grains grains) =>
        await grains.Self(caller).Receipt(NodeId.Read("Consent", consentId)) is { } receipt ? new(receipt) : null;

    /// <summary>Everything that was granted, changed, done and read about her, newest first.</summary>
    public Task<Connection<JournalEntry>> Journal(Page page, [FromServices] Grains grains) => page.Journal(grains.Self(caller).Journal);

    /// <summary>
    /// The same oldest first, to be followed: after the cursor of an entry comes whatever her journal got since, nothing twice and nothing left out. `content.erased/1` says that all texts of before are gone: whoever
    /// keeps copies for her deletes them.
    /// </summary>
    public async Task<Connection<JournalEntry>> Changes(Page page, [FromServices] Grains grains)
    {
        var place = JournalCursor.Read(page.After);
        var since = await grains.Self(caller).JournalSince(place, page.Take);
        var rows = since.Entries.Select(entry => (entry, Place: place = JournalCursor.After(place, entry))).ToList();
        return page.Connection(rows, row => JournalCursor.Write(row.Place), row => new JournalEntry(row.entry), (int)since.Total);
    }

    /// <summary>Whether her journal is whole, checked now from its first entry to its head and against what was signed of it.</summary>
    public async Task<Verification> JournalVerification([FromServices] Grains grains) => new(await grains.Self(caller).Verify(), caller.Language);
}
