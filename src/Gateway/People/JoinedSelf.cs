using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

/// <summary>What the caller did under another record, which was merged into hers and confirmed by both sign-ins. Its consents are history: what is to go on, she grants anew.</summary>
public sealed class JoinedSelf(Guid record, TeacherView view, Caller caller)
{
    /// <summary>The merged record; with it and an activity, her note is read.</summary>
    [Id]
    public string PersonId => NodeId.Of("Person", record);

    /// <summary>All that she granted under it.</summary>
    public IEnumerable<Consent> Consents => view.Consents.Select(consent => new Consent(consent));

    /// <summary>How far she and her partners came.</summary>
    public IEnumerable<Relationship> Relationships => view.Relationships.Select(with => new Relationship(with));

    /// <summary>What was recorded with her.</summary>
    public IEnumerable<Activity> Activities => view.Activities.Select(activity => new Activity(activity));

    /// <summary>The invitations that it received, with what she answered under it.</summary>
    public Task<Connection<ReceivedInvitation>> Invitations(Page page, [FromServices] Invitations invitations, CancellationToken cancel) =>
        ReceivedInvitation.Of(caller, record, page, invitations, cancel);

    /// <summary>Who was made her evaluator under it; they evaluate her.</summary>
    public IEnumerable<Evaluator> Evaluators => view.Evaluators.Select(assigned => new Evaluator(assigned));

    /// <summary>Proof that a consent was granted under it; null for one that was not.</summary>
    /// <param name="consentId">The consent.</param>
    public async Task<Receipt?> Receipt([Id] string consentId, [FromServices] Grains grains) =>
        (await grains.Teacher(caller, record).JoinedReceipt(caller.By, NodeId.Read("Consent", consentId))).Value is { } receipt ? new(receipt) : null;

    /// <summary>Everything that was granted, changed, done and read about her under it, newest first.</summary>
    public Task<Connection<JournalEntry>> Journal(Page page, [FromServices] Grains grains) =>
        page.Journal(async (skip, first) => Given(await grains.Teacher(caller, record).JoinedJournal(caller.By, skip, first)));

    /// <summary>Whether its journal is whole, checked now from its first entry to its head and against what was signed of it.</summary>
    public async Task<Verification> JournalVerification([FromServices] Grains grains) =>
        new(Given(await grains.Teacher(caller, record).JoinedVerification(caller.By)), caller.Language);

    private static T Given<T>(Answer<T> answer)
        where T : class => answer.Value ?? throw new RefusedError(Refusal.NotFound);    // split since
}
