namespace DistrictCoaching.Domain;

/// <summary>What happened between a teacher and her partners. Ids, kinds, days and digests only: nothing in an event is personal.</summary>
public abstract record TeacherEvent
{
    private TeacherEvent()
    {
    }

    /// <param name="On">The local day of granting; what happens from then on may suspend or end it, also before its first day.</param>
    public sealed record ConsentGranted(
        ConsentId Consent, PersonId Partner, PartnerKind As, PresetKind Preset, Scope Scope, Days Days, int? Uses, NoticeId Notice, InvitationId? Invitation, DateOnly On) : TeacherEvent;

    /// <summary>More scope, more days, or both, from the day of her word; a trial becomes a consent that no longer ends by itself.</summary>
    public sealed record ConsentWidened(ConsentId Consent, Scope Scope, Days Days, NoticeId Notice) : TeacherEvent;

    public sealed record ConsentRenewed(ConsentId Consent, Days Days, NoticeId Notice) : TeacherEvent;

    public sealed record ConsentPaused(ConsentId Consent, DateOnly From) : TeacherEvent;

    /// <summary>Paused from a day on until she resumes it: the database was restored, and whether she had ended it since is not known for sure.</summary>
    public sealed record ConsentHeld(ConsentId Consent, DateOnly From) : TeacherEvent;

    public sealed record ConsentResumed(ConsentId Consent, Days Days) : TeacherEvent;

    public sealed record ConsentWithdrawn(ConsentId Consent) : TeacherEvent;

    /// <summary>Everything with this partner is over, whatever there was.</summary>
    public sealed record PartnershipEnded(PersonId Partner) : TeacherEvent;

    /// <summary>One consent ended by the partner, or because the partner became her evaluator. Only read: since then <see cref="PartnershipEnded"/> and <see cref="EvaluatorAssigned"/> say it.</summary>
    public sealed record ConsentEnded(ConsentId Consent, Ending Because) : TeacherEvent;

    /// <summary>She declined what another application proposed under an operation of its own, for good.</summary>
    public sealed record ProposalDeclined(Guid Operation) : TeacherEvent;

    public sealed record StageMoved(PersonId Partner, Stage Stage) : TeacherEvent;

    /// <param name="By">Who recorded it: the teacher or the partner.</param>
    /// <param name="On">The local day of recording, from which the other's 14 days run.</param>
    public sealed record ActivityRecorded(ActivityId Activity, PersonId Partner, PersonId By, Act Act, int Minutes, DateOnly On, ContentRef? Note) : TeacherEvent;

    public sealed record ActivityConfirmed(ActivityId Activity) : TeacherEvent;

    public sealed record ActivityDisputed(ActivityId Activity) : TeacherEvent;

    /// <summary>That she answered; what she answered is content.</summary>
    public sealed record InvitationAnswered(InvitationId Invitation, ContentRef Answer) : TeacherEvent;

    /// <summary>Also ends everything with the evaluator as partner.</summary>
    public sealed record EvaluatorAssigned(PersonId Evaluator, Days Days) : TeacherEvent;

    public sealed record EvaluatorReleased(PersonId Evaluator, DateOnly From) : TeacherEvent;

    /// <summary>Every text of before is erased; what is written from now on has a key of its own.</summary>
    public sealed record ContentErased : TeacherEvent;
}

/// <summary>In which capacity a partner works with her. The names are stored.</summary>
public enum PartnerKind
{
    /// <summary>As a coach of the district.</summary>
    Coach,

    /// <summary>As a colleague.</summary>
    Peer,
}

/// <summary>Why a consent ended otherwise than by the teacher. The names are stored.</summary>
public enum Ending
{
    /// <summary>The partner ended it.</summary>
    ByPartner,

    /// <summary>The partner became her evaluator.</summary>
    PartnerEvaluates,
}

/// <summary>How far a relationship has come; only the teacher moves it to partnering. The names are stored.</summary>
public enum Stage
{
    /// <summary>They know of each other.</summary>
    Introduced,

    /// <summary>They work together on a first consent.</summary>
    Exploring,

    /// <summary>The teacher says that they are partners.</summary>
    Partnering,
}
