namespace DistrictCoaching.Domain;

/// <summary>What widening and renewing have in common.</summary>
internal static class Extending
{
    extension(Consent consent)
    {
        /// <summary>A paused or suspended consent is resumed first, so that neither is undone in passing; where it cannot be, it is over. A partner who evaluates her now is none.</summary>
        public Refusal? NotToBeExtended(Teacher teacher, Surroundings around) =>
            teacher.EvaluatedBy(consent.Partner, around) ? new("PARTNER_EVALUATES")
            : teacher.Ended(consent, around) ? new("CONSENT_OVER")
            : around.Teacher is { } self && consent.SuspendedBy(self) ? new(consent.RanOutOn(around.Today) ? "CONSENT_OVER" : "CONSENT_PAUSED")
            : consent.PausedOn(around.Today) ? new("CONSENT_PAUSED")
            : null;
    }
}
