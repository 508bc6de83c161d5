namespace DistrictCoaching.Domain;

/// <summary>What every consent must keep to, whoever the partner.</summary>
internal static class Limits
{
    extension(Surroundings around)
    {
        /// <summary>Why a consent cannot last on these days; null where it can.</summary>
        public Refusal? Wrong(Days days) =>
            days.Until < around.Today ? new("DAYS_IN_THE_PAST")    // first, since whoever widens or renews gives no first day that could be reversed
            : !days.Any ? new("DAYS_REVERSED")
            : days.From < around.Today ? new("DAYS_IN_THE_PAST")
            : days.Until > around.Calendar.YearEnd ? new("DAYS_TOO_LONG")
            : null;

        /// <summary>A consent rests on the notice in force, in any language.</summary>
        public Refusal? Outdated(NoticeId notice) => around.Notices.Contains(notice) ? null : new("NOTICE_OUTDATED");

        /// <summary>Only she herself, while the roster knows her as active, and she is neither sealed nor merged.</summary>
        public Refusal? NotHerself(PersonId by) => around.Teacher is { Active: true } self && self.Person == by ? around.ClosedToHer : Refusal.NotAllowed;
    }
}
