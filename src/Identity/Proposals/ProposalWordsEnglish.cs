using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

internal sealed partial class ProposalWords
{
    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static readonly ProposalWords English = new()
    {
        Title = new Dictionary<ConsentAct, string>
        {
            [ConsentAct.Grant] = "Consent to this partnership?",
            [ConsentAct.Widen] = "Widen this consent?",
            [ConsentAct.Renew] = "Renew this consent?",
            [ConsentAct.Resume] = "Resume this consent?",
        },
        Intro = new Dictionary<ConsentAct, string>
        {
            [ConsentAct.Grant] = "An application proposes in your name that you consent to the following. It is yours to decide; nothing happens unless you confirm.",
            [ConsentAct.Widen] = "An application proposes in your name that your consent cover all of the following from now on. It is yours to decide; nothing happens unless you confirm.",
            [ConsentAct.Renew] = "An application proposes in your name that your consent last until the day below. It is yours to decide; nothing happens unless you confirm.",
            [ConsentAct.Resume] = "An application proposes in your name that you resume your consent as it stands below. It is yours to decide; nothing happens unless you confirm.",
        },
        Confirm = new Dictionary<ConsentAct, string>
        {
            [ConsentAct.Grant] = "Yes, I consent",
            [ConsentAct.Widen] = "Yes, widen it",
            [ConsentAct.Renew] = "Yes, renew it",
            [ConsentAct.Resume] = "Yes, resume it",
        },
        Kinds = new Dictionary<PartnerKind, string> { [PartnerKind.Coach] = "coach", [PartnerKind.Peer] = "peer" },
        ActivityNames = new Dictionary<ActivityKind, string>
        {
            [ActivityKind.Conversation] = "Conversation",
            [ActivityKind.CoPlanning] = "Planning together",
            [ActivityKind.Visit] = "Visit to your classroom",
            [ActivityKind.Modeling] = "Your partner teaches and you watch",
            [ActivityKind.CoTeaching] = "Teaching together",
            [ActivityKind.InClassSupport] = "Help in your classroom",
            [ActivityKind.VideoReview] = "Looking at a video together",
            [ActivityKind.DataReview] = "Looking at data that you choose",
            [ActivityKind.Debrief] = "Talking about what happened",
        },
        DayNames = new Dictionary<DayOfWeek, string>
        {
            [DayOfWeek.Monday] = "Mondays",
            [DayOfWeek.Tuesday] = "Tuesdays",
            [DayOfWeek.Wednesday] = "Wednesdays",
            [DayOfWeek.Thursday] = "Thursdays",
            [DayOfWeek.Friday] = "Fridays",
            [DayOfWeek.Saturday] = "Saturdays",
            [DayOfWeek.Sunday] = "Sundays",
        },
        Day = day => $"{EnglishMonths[day.Month - 1]} {day.Day}, {day.Year}",
        From = (from, until) => from is null ? $"Until {until}" : $"From {from} until {until}",
        AfterUses = uses => uses == 1 ? "By itself, after one activity" : $"By itself, after {uses} activities",
        Partner = "Partner",
        Activities = "Activities",
        Subjects = "Subjects",
        Skills = "Skills",
        AsWeAgree = "As the two of you agree",
        Days = "Days",
        Weekdays = "Weekdays",
        EveryDay = "Every day",
        Ends = "Ends",
        Notice = "What you should know",
        Decline = "No, do not do this",
        DecliningTellsNobody = "If you decline or just close this page, nothing changes and nobody is told, not even the application.",
        ConfirmedTitle = "It is done",
        ConfirmedText = "You can pause or withdraw this consent at any time, at once and without a reason. You can close this page.",
        DeclinedTitle = "Nothing was changed",
        DeclinedText = "Nobody is told, and this proposal is closed. You can close this page.",
        Refused = "There is nothing to confirm here: this address is not complete, is not for you, was declined, or is too old.",
    };
}
