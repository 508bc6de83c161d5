namespace DistrictCoaching.Domain;

/// <summary>What widening and renewing have in common.</summary>
internal static class Extending
{
    extension(Consent consent)
    {
        /// <summary>A paused or suspended consent is resumed first, so that neither is undone in passing; a partner who evaluates her now is none.</summary>
        public Refusal? NotToBeExtended(Teacher teacher, Surroundings around) =>
            teacher.EvaluatedBy(consent.Partner, around) ? new("PARTNER_EVALUATES")
            : consent.PausedOn(around.Today) || (around.Teacher is { } self && consent.SuspendedBy(self)) ? new("CONSENT_PAUSED")
            : null;
    }
}
