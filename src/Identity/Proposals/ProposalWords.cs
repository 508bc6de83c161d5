using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>Every sentence of the proposal page, in one language.</summary>
internal sealed partial class ProposalWords
{
    public required IReadOnlyDictionary<ConsentAct, string> Title { get; init; }
    public required IReadOnlyDictionary<ConsentAct, string> Intro { get; init; }
    public required IReadOnlyDictionary<ConsentAct, string> Confirm { get; init; }
    public required IReadOnlyDictionary<PartnerKind, string> Kinds { get; init; }
    public required IReadOnlyDictionary<ActivityKind, string> ActivityNames { get; init; }
    public required IReadOnlyDictionary<DayOfWeek, string> DayNames { get; init; }
    public required Func<DateOnly, string> Day { get; init; }
    public required Func<string?, string, string> From { get; init; }
    public required Func<int, string> AfterUses { get; init; }
    public required string Partner { get; init; }
    public required string Activities { get; init; }
    public required string Subjects { get; init; }
    public required string Skills { get; init; }
    public required string AsWeAgree { get; init; }
    public required string Days { get; init; }
    public required string Weekdays { get; init; }
    public required string EveryDay { get; init; }
    public required string Ends { get; init; }
    public required string Notice { get; init; }
    public required string Decline { get; init; }
    public required string DecliningTellsNobody { get; init; }
    public required string ConfirmedTitle { get; init; }
    public required string ConfirmedText { get; init; }
    public required string DeclinedTitle { get; init; }
    public required string DeclinedText { get; init; }
    public required string Refused { get; init; }

    public static ProposalWords In(string language) => language == "es" ? Spanish : English;
}
