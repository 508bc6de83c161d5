namespace DistrictCoaching.Contracts;

/// <summary>Everything about coaching one teacher: whatever needs her consent is decided in her turn. The same operation again gives the same answer and changes nothing.</summary>
[GrainInterfaceType("teacher"), Alias("teacher")]
public interface ITeacherGrain : IGrainWithStringKey
{
    [Alias("grant-consent")]
    Task<Answer<ConsentView>> GrantConsent(GrantAsked asked);

    [Alias("widen-consent")]
    Task<Answer<ConsentView>> WidenConsent(WidenAsked asked);

    [Alias("renew-consent")]
    Task<Answer<ConsentView>> RenewConsent(RenewAsked asked);

    [Alias("pause-consent")]
    Task<Answer<ConsentView>> PauseConsent(ConsentAsked asked);

    [Alias("resume-consent")]
    Task<Answer<ConsentView>> ResumeConsent(ConsentAsked asked);

    [Alias("withdraw-consent")]
    Task<Answer<ConsentView>> WithdrawConsent(ConsentAsked asked);

    /// <summary>Declines a proposal for good; refused where it was confirmed before.</summary>
    [Alias("decline-proposal")]
    Task<Answer<DoneView>> DeclineProposal(DeclineAsked asked);

    /// <summary>Whether she declined what was proposed under this operation.</summary>
    [Alias("declined")]
    Task<bool> Declined(Guid operation);

    /// <summary>Answered alike whether there was anything to end.</summary>
    [Alias("end-partnership")]
    Task<Answer<DoneView>> EndPartnership(EndAsked asked);

    [Alias("move-stage")]
    Task<Answer<RelationshipView>> MoveStage(StageAsked asked);

    [Alias("record-activity")]
    Task<Answer<ActivityView>> RecordActivity(ActivityAsked asked);

    /// <summary>The other of the two confirms or disputes a record.</summary>
    [Alias("answer-record")]
    Task<Answer<ActivityView>> AnswerRecord(RecordAnswerAsked asked);

    [Alias("answer-invitation")]
    Task<Answer<DoneView>> AnswerInvitation(AnswerAsked asked);

    [Alias("assign-evaluator")]
    Task<Answer<DoneView>> AssignEvaluator(EvaluatorAsked asked);

    [Alias("release-evaluator")]
    Task<Answer<DoneView>> ReleaseEvaluator(ReleaseAsked asked);

    /// <summary>A partner's preflight; never, paused and ended look alike.</summary>
    [Alias("coverage")]
    Task<Answer<CoverageView>> Coverage(CoverageAsked asked);

    /// <summary>Stage and activities, to a partner for whom something is live.</summary>
    [Alias("partnership")]
    Task<Answer<PartnershipView>> Partnership(Guid partner);

    /// <summary>A note: to her as hers; to its activity's partner while something is live, and after the access entry is durable.</summary>
    [Alias("read-note")]
    Task<Answer<TextView>> ReadNote(NoteAsked asked);

    /// <summary>Erases every text about her coaching; done when the key is destroyed.</summary>
    [Alias("erase-content")]
    Task<Answer<DoneView>> EraseContent(ErasureAsked asked);

    /// <summary>Her own view. Nothing is permitted by it, so it may come from memory.</summary>
    [Alias("own")]
    Task<TeacherView> Own();

    /// <summary>Her own answer to an invitation; null where there is none.</summary>
    [Alias("own-answer")]
    Task<TextView?> OwnAnswer(Guid invitation);

    [Alias("receipt")]
    Task<ReceiptView?> Receipt(Guid consent);

    /// <summary>Her journal, newest first.</summary>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="first">1 to 100.</param>
    [Alias("journal")]
    Task<JournalEntriesView> Journal(int skip, int first);

    /// <summary>What her journal got since, oldest first; no entry is left out between two calls that hand on their place.</summary>
    /// <param name="since">Null: from now on.</param>
    /// <param name="first">At most how many.</param>
    [Alias("journal-since")]
    Task<JournalSinceView> JournalSince(JournalPlace? since, int first);

    /// <summary>Checks both of her chains from the first entry to the head, and against what was signed of them.</summary>
    [Alias("verify")]
    Task<VerificationView> Verify();
}
