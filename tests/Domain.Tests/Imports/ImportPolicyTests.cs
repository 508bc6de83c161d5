using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests;

/// <summary>What may pass without an approval, and what of a plan that is measured by.</summary>
public sealed class ImportPolicyTests
{
    [Theory]
    [InlineData(ImportThreshold.People, 5, 10, false)]
    [InlineData(ImportThreshold.People, 6, 40, false)]
    [InlineData(ImportThreshold.People, 6, 39, true)]
    [InlineData(ImportThreshold.Coaches, 2, 4, false)]
    [InlineData(ImportThreshold.Coaches, 3, 4, true)]
    [InlineData(ImportThreshold.Roles, 6, 39, true)]
    [InlineData(ImportThreshold.Schools, 1, 2, false)]
    [InlineData(ImportThreshold.Schools, 2, 13, true)]
    [InlineData(ImportThreshold.Schools, 2, 14, false)]
    [InlineData(ImportThreshold.Leads, 2, 3, false)]
    [InlineData(ImportThreshold.Leads, 1, 1, true)]
    [InlineData(ImportThreshold.Leads, 0, 0, false)]
    public void More_than_the_number_and_the_percentage_waits(ImportThreshold of, int removed, int there, bool waits) =>
        Assert.Equal(waits ? [of] : [], ImportPolicy.Default.Above([new(of, removed, there)]));

    [Theory]
    [InlineData(ImportThreshold.People, true)]
    [InlineData(ImportThreshold.Schools, true)]
    [InlineData(ImportThreshold.Coaches, false)]
    [InlineData(ImportThreshold.Roles, false)]
    public void A_file_that_leaves_nobody_waits_whatever_the_limits(ImportThreshold of, bool waits)
    {
        var all = new ImportPolicy(true, new(10_000, 100), new(10_000, 100), new(10_000, 100), new(10_000, 100));
        Assert.Equal(waits ? [ImportThreshold.Everything] : [], all.Above([new(of, 3, 3)]));
        Assert.Empty(all.Above([new(of, 0, 0), new(of, 2, 3)]));
    }

    [Fact]
    public void A_district_lead_sets_it_within_bounds()
    {
        var (lead, policy) = (new PersonFacts(Lead, [], [new(Role.DistrictLead, null, Always)]), ImportPolicy.Default with { AutoApply = false });
        DistrictEvent set = new DistrictEvent.ImportPolicySet(policy);
        Assert.Equal([set], new SetImportPolicy(lead, policy, Today).Decide(new()).Events);
        Assert.Empty(new SetImportPolicy(lead, policy, Today).Decide(District.Evolve(new(), set)).Events);
        Assert.Equal("IMPORT_POLICY_OUT_OF_RANGE", new SetImportPolicy(lead, policy with { Coaches = new(1, 101) }, Today).Decide(new()).Refusal?.Code);
        Assert.Equal(Refusal.NotAllowed, new SetImportPolicy(lead with { Memberships = [new(Role.DistrictAdministrator, null, Always)] }, policy, Today).Decide(new()).Refusal);
    }

    [Fact]
    public void A_plan_counts_what_is_new_changed_moved_gone_and_back()
    {
        PersonId ben = new(Guid.NewGuid()), cy = new(Guid.NewGuid()), di = new(Guid.NewGuid());
        var before = Given(
        [
            .. Usual, new RosterEvent.SchoolListed(Elm, Of("elm"), Ref(), Of("Elm")),
            .. Joins(ben, Role.Coach), .. Joins(cy, Role.Teacher), new RosterEvent.PersonLeft(cy, Today.AddDays(-9)),
        ]);
        var changes = new ImportChanges(
            before,
            [
                new RosterEvent.SchoolRenamed(Oak, Ref(), Of("Oaks")), new RosterEvent.SchoolYearListed(new(Today, Today.AddDays(9)), 2027, []),
                new RosterEvent.MembershipsChanged(Ann, [new(Role.Teacher, Elm, Always)]), new RosterEvent.PersonLeft(ben, Today), new RosterEvent.PersonReturned(cy, Today), .. Joins(di, Role.Staff),
            ],
            Today);
        Assert.Equal(
            [
                new(ImportEntity.School, ImportAction.Change, 1),
                new(ImportEntity.Person, ImportAction.Create, 1), new(ImportEntity.Person, ImportAction.Deactivate, 1), new(ImportEntity.Person, ImportAction.Reactivate, 1),
                new(ImportEntity.Person, ImportAction.Move, 1),
                new(ImportEntity.Role, ImportAction.Create, 2), new(ImportEntity.Role, ImportAction.Deactivate, 1),
                new(ImportEntity.SchoolYear, ImportAction.Create, 1),
            ],
            changes.All.Totals());
        Assert.Equal(
            [
                new(ImportThreshold.People, 1, 3), new(ImportThreshold.Coaches, 1, 1), new(ImportThreshold.Leads, 0, before.People.Values.Count(person => person.Facts.Is(Role.DistrictLead, Today))),
                new(ImportThreshold.Roles, 1, 3), new(ImportThreshold.Schools, 0, 2),
            ],
            changes.Removals);
    }

    [Fact]
    public void A_plan_shows_what_rules_make_of_a_file_and_who_leads_no_more()
    {
        PersonId gil = new(Guid.NewGuid());
        var before = Given([.. Usual, .. Joins(gil, Role.Staff), new RosterEvent.RolesMapped(gil, [new(Role.DistrictLead, null, Always)])]);
        var changes = new ImportChanges(before, [new RosterEvent.RolesMapped(gil, [new(Role.Coach, Oak, Always)])], Today);
        Assert.Equal(
            [
                new(ImportEntity.Person, ImportAction.Change, gil.Value),
                new(ImportEntity.Role, ImportAction.Create, gil.Value, Role.Coach, Oak), new(ImportEntity.Role, ImportAction.Deactivate, gil.Value, Role.DistrictLead),
            ],
            changes.All);
        Assert.Contains(new(ImportThreshold.Leads, 1, before.People.Values.Count(person => person.Facts.Is(Role.DistrictLead, Today))), changes.Removals);
    }

    [Fact]
    public void A_plan_counts_a_year_of_which_only_the_terms_change()
    {
        var before = Given([.. Usual, new RosterEvent.SchoolYearListed(new(Today, Today.AddDays(99)), 2027, [])]);
        var terms = new RosterEvent.TermsListed(2027, [new(TermKind.Term, new(Today, Today.AddDays(9)))]);
        Assert.Equal([new(ImportEntity.SchoolYear, ImportAction.Change, null)], new ImportChanges(before, [terms], Today).All);
    }

    private static RosterEvent[] Joins(PersonId person, Role role) =>
        [new RosterEvent.PersonListed(person, Of($"{person}"), Ref(), Of("lives"), []), new RosterEvent.MembershipsChanged(person, [new(role, Oak, Always)])];
}
