using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>The teacher pauses a consent from today. Needs no reason, cannot be blocked, and asks nothing of anybody else.</summary>
public sealed record PauseConsent(ConsentId Consent, DateOnly Today)
{
    public Decision<TeacherEvent> Decide(Teacher teacher) => teacher.Find(Consent) switch
    {
        null => Refusal.NotFound,
        { } consent when !consent.Live.Any(days => days.Until >= Today) => [],    // over or paused already: she has what she asked for
        _ => [new ConsentPaused(Consent, Today)],
    };
}
