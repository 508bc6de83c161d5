using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>Bea's record was merged into Ann's.</summary>
public abstract class MergedRowCase
{
    private protected static readonly DateOnly Day = TestDistrict.Day;

    private protected static readonly MatchKey Master = new(MatchKeyKind.UserMasterIdentifier, null);

    private protected static readonly FilePerson Ann = Row("row 1", "Ann", "m1", Role.Teacher), Bea = Row("row 2", "Bea", "m2", Role.Staff) with { Words = [new(RuleSource.Title, "", "head")] };

    private protected static async Task<TestDistrict> Begin(MatchKeyKind kind)
    {
        var district = await TestDistrict.Open();
        await district.Happens(kind == MatchKeyKind.SourcedId ? [] : [new RosterEvent.MatchKeySet(new(kind, null), new(Guid.NewGuid()))]);
        await district.Import(File(Ann, Bea));
        return district;
    }

    private protected static async Task<(PersonId Ann, PersonId Bea)> Merge(TestDistrict district)
    {
        var (ann, bea) = (await district.Named("Ann Ash"), await district.Named("Bea Ash"));
        await district.Happens([new RosterEvent.PersonsMerged(ann, bea, Day, ann)]);
        return (ann, bea);
    }

    private protected static Task Confirm(TestDistrict district, PersonId ann, PersonId bea) =>
        district.Happens([new RosterEvent.MergeConfirmed(ann, bea, ann), new RosterEvent.MergeConfirmed(ann, bea, bea), new RosterEvent.PersonLeft(bea, Day)]);

    private protected static RosterFile File(params FilePerson[] people) => new() { WholePeople = true, WholeSchools = true, Schools = [new("s1", "Oak", false)], People = people };

    private protected static FilePerson Row(string id, string given, string master, Role role) => new(id, new(given, "Ash", given.ToLowerInvariant(), null), false)
    {
        Line = 5,
        Keys = FileKeys.None with { MasterIdentifier = master },
        Roles = [new(role, "s1", Days.Since(Day), "roles", 2)],
        WholeRoles = true,
        Subjects = [],
    };
}
