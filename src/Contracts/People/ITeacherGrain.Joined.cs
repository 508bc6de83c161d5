namespace DistrictCoaching.Contracts;

public partial interface ITeacherGrain
{
    /// <summary>What she did under this record, for the person into whose record it was merged and whose two sign-ins confirmed it; to anybody else there is nothing.</summary>
    [Alias("joined")]
    Task<Answer<TeacherView>> Joined(Guid by);

    /// <summary>To her alone, as <see cref="Joined"/>: its journal, newest first.</summary>
    [Alias("joined-journal")]
    Task<Answer<JournalEntriesView>> JoinedJournal(Guid by, int skip, int first);

    /// <summary>To her alone, as <see cref="Joined"/>: whether both of its chains are whole.</summary>
    [Alias("joined-verification")]
    Task<Answer<VerificationView>> JoinedVerification(Guid by);

    /// <summary>To her alone, as <see cref="Joined"/>: proof that a consent was granted under it.</summary>
    [Alias("joined-receipt")]
    Task<Answer<ReceiptView>> JoinedReceipt(Guid by, Guid consent);

    /// <summary>To her alone, as <see cref="Joined"/>: what she answered under it to an invitation.</summary>
    [Alias("joined-answer")]
    Task<Answer<TextView>> JoinedAnswer(Guid by, Guid invitation);
}
