using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests.People;

/// <summary>Bea, who leads Elm, has a record of her own; it is merged into Ann's, a teacher's at Oak, and split from it.</summary>
internal static class MergedGiven
{
    public static readonly PersonId Bea = new(Guid.NewGuid());

    public static readonly DateOnly Later = Today.AddDays(Sealing.Length + 1);

    public static readonly RosterEvent[] Two =
    [
        .. Usual, new RosterEvent.SchoolListed(Elm, Of("elm"), Ref(), Of("Elm")), new RosterEvent.PersonListed(Bea, Of("bea"), Ref(), Of("bea lives"), [Of("ann@x"), Of("bea@x")]),
        new RosterEvent.MembershipsChanged(Bea, [new(Role.SchoolLeader, Elm, Always)]),
    ];

    public static Roster Merged(params RosterEvent[] before) => After(Given([.. Two, .. before]), roster => new MergePersons(Lead, Ann, Bea, Today).Decide(roster));

    public static Roster Joined(Roster merged) => new[] { Ann, Bea }.Aggregate(merged, (roster, by) => After(roster, before => new ConfirmMerge(by, by == Ann ? Bea : Ann, Later).Decide(before)));

    public static Roster Split(Roster merged, DateOnly? on = null) => After(merged, roster => new SplitPerson(Lead, Bea, on ?? Later).Decide(roster));

    public static Roster After(Roster roster, Func<Roster, Decision<RosterEvent>> decide)
    {
        var (events, refusal) = decide(roster);
        Assert.Null(refusal);
        return events.Aggregate(roster, Roster.Evolve);
    }
}
