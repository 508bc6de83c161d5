using static DistrictCoaching.Domain.ImportsEvent;
using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests;

/// <summary>What people may ask of an import in each of its states, and what the service says of it.</summary>
public sealed class ImportJobTests
{
    private static readonly Guid Id = Guid.NewGuid(), Other = Guid.NewGuid();
    private static readonly DateTimeOffset Now = new(2026, 10, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly PersonFacts
        ALead = new(Lead, [], [new(Role.DistrictLead, null, Always)]), AnAdmin = new(Admin, [], [new(Role.DistrictAdministrator, null, Always)]), ATeacher = new(Ann, [], [new(Role.Teacher, Oak, Always)]);

    private static readonly ImportPlanned Plan = new(Id, 7, Ref(), Ref(), Ref(), FindingCounts.None, [new(ImportEntity.Person, ImportAction.Create, 1)], []);
    private static readonly ImportsEvent
        Began = new ImportBegan(Id, Admin, PlanOnly: false, Now), Asked = new ImportBegan(Id, Admin, PlanOnly: true, Now), Read = new ImportRead(Id, Ref(), Ref(), FindingCounts.None, 1, 2),
        Approved = new ImportApproved(Id, Lead), Applied = new ImportApplied(Id, Now), Cancelled = new ImportCancelled(Id, Admin, Now), Refused = new ImportRefused(Id, ImportFailure.Failed, Now);

    private static readonly Dictionary<ImportState, ImportsEvent[]> In = new()
    {
        [ImportState.Reading] = [Began],
        [ImportState.Planning] = [Began, Read],
        [ImportState.Planned] = [Asked, Read, Plan],
        [ImportState.AwaitingApproval] = [Began, Read, Plan],
        [ImportState.Applying] = [Began, Read, Plan, Approved],
        [ImportState.Applied] = [Began, Read, Plan, Approved, Applied],
        [ImportState.Refused] = [Began, Read, Refused],
        [ImportState.Cancelled] = [Began, Read, Plan, Cancelled],
    };

    public static TheoryData<ImportState> States => new(Enum.GetValues<ImportState>());

    [Theory, MemberData(nameof(States))]
    public void Events_lead_to_each_state(ImportState state) => Assert.Equal(state, Given(state).Find(Id)!.State);

    [Theory, MemberData(nameof(States))]
    public void A_later_import_that_can_be_read_takes_the_place_of_one_that_waits(ImportState state)
    {
        var began = new BeginImport(Other, AnAdmin, false, false, Today, Now).Decide(Given(state)).Events;
        Assert.Equal([new ImportBegan(Other, Admin, false, Now)], began);
        Assert.Equal([.. began, new ImportFetching(Other)], new BeginImport(Other, AnAdmin, false, true, Today, Now).Decide(Given(state)).Events);
        var reading = new ReadImport(Other, Admin, Ref(), Ref(), FindingCounts.None, 1, 2, Now);
        var cancelled = reading.Decide(began.Aggregate(Given(state), Imports.Evolve)).Events.OfType<ImportCancelled>();
        Assert.Equal(state is ImportState.Planning or ImportState.Planned or ImportState.AwaitingApproval ? [new(Id, null, Now)] : [], cancelled);
        Assert.Empty((reading with { File = null }).Decide(began.Aggregate(Given(state), Imports.Evolve)).Events.OfType<ImportCancelled>());
    }

    [Fact]
    public void Sent_again_it_is_the_same_import() => Assert.Empty(new BeginImport(Id, AnAdmin, false, false, Today, Now).Decide(Given(ImportState.Planning)).Events);

    [Theory, MemberData(nameof(States))]
    public void A_lead_approves_the_plan_that_waits(ImportState state)
    {
        var (events, refusal) = new ApproveImport(ALead, Id, Plan.Plan.Item.Value, 7, Today).Decide(Given(state));
        Assert.Equal(state is ImportState.Planned or ImportState.AwaitingApproval ? [Approved] : [], events);
        Assert.Equal(state switch { ImportState.Planned or ImportState.AwaitingApproval => null, ImportState.Reading or ImportState.Planning => "IMPORT_NOT_PLANNED", _ => "IMPORT_ENDED" }, refusal?.Code);
    }

    [Fact]
    public void A_plan_that_is_the_plan_no_longer_is_not_approved()
    {
        var waiting = Given(ImportState.AwaitingApproval);
        Assert.Equal("PLAN_OUTDATED", new ApproveImport(ALead, Id, Plan.Plan.Item.Value, 8, Today).Decide(waiting).Refusal?.Code);
        Assert.Equal("PLAN_OUTDATED", new ApproveImport(ALead, Id, Other, 7, Today).Decide(waiting).Refusal?.Code);
    }

    [Theory, MemberData(nameof(States))]
    public void It_is_cancelled_until_it_is_applied(ImportState state)
    {
        var (events, refusal) = new CancelImport(AnAdmin, Id, Today, Now).Decide(Given(state));
        Assert.Equal(state <= ImportState.AwaitingApproval ? [Cancelled] : [], events);
        Assert.Equal(state switch { ImportState.Applying => "IMPORT_APPLYING", ImportState.Applied or ImportState.Refused => "IMPORT_ENDED", _ => null }, refusal?.Code);
    }

    [Fact]
    public void Only_leads_and_administrators_import_and_cancel_and_only_leads_approve()
    {
        var waiting = Given(ImportState.AwaitingApproval);
        foreach (var nobody in new[] { ATeacher, null, ALead with { Absences = [Days.Since(Today)] } })
        {
            Assert.Equal(Refusal.NotAllowed, new BeginImport(Other, nobody, false, false, Today, Now).Decide(waiting).Refusal);
            Assert.Equal(Refusal.NotAllowed, new CancelImport(nobody, Id, Today, Now).Decide(waiting).Refusal);
            Assert.Equal(Refusal.NotAllowed, new ApproveImport(nobody, Id, Plan.Plan.Item.Value, 7, Today).Decide(waiting).Refusal);
        }

        Assert.Equal(Refusal.NotAllowed, new ApproveImport(AnAdmin, Id, Plan.Plan.Item.Value, 7, Today).Decide(waiting).Refusal);
        Assert.Null(new CancelImport(ALead, Id, Today, Now).Decide(waiting).Refusal);
    }

    [Fact]
    public void Only_who_sent_it_says_what_was_read_and_once()
    {
        var reading = new ReadImport(Id, Admin, Ref(), Ref(), FindingCounts.None, 1, 2, Now);
        Assert.IsType<ImportRead>(Assert.Single(reading.Decide(Given(ImportState.Reading)).Events));
        Assert.Equal(Refusal.NotAllowed, (reading with { By = Lead }).Decide(Given(ImportState.Reading)).Refusal);
        Assert.Equal("IMPORT_ENDED", reading.Decide(Given(ImportState.Cancelled)).Refusal?.Code);
        Assert.Equal(new ImportRefused(Id, ImportFailure.FileRefused, Now), (reading with { File = null }).Decide(Given(ImportState.Reading)).Events[1]);
    }

    [Fact]
    public void What_stays_within_the_limits_goes_on_by_itself()
    {
        var planning = Given(ImportState.Planning);
        var job = planning.Find(Id)!;
        Assert.Equal([Plan, new ImportApproved(Id, null)], WorkOnImport.Planned(planning, job, Plan, ImportPolicy.Default).Events);
        Assert.Equal([Plan], WorkOnImport.Planned(planning, job, Plan, ImportPolicy.Default with { AutoApply = false }).Events);
        var nothing = Plan with { Totals = [] };
        Assert.Equal([nothing, new ImportApproved(Id, null)], WorkOnImport.Planned(planning, job, nothing, ImportPolicy.Default with { AutoApply = false }).Events);
        var above = Plan with { Above = [ImportThreshold.Coaches] };
        Assert.Equal([above], WorkOnImport.Planned(planning, job, above, ImportPolicy.Default).Events);
        var asked = new[] { Asked, Read }.Aggregate(new Imports(), Imports.Evolve);
        Assert.Equal([Plan], WorkOnImport.Planned(asked, asked.Find(Id)!, Plan, ImportPolicy.Default).Events);
    }

    [Fact]
    public void What_went_another_way_meanwhile_is_left_alone()
    {
        var job = Given(ImportState.Planning).Find(Id)!;
        Assert.Empty(WorkOnImport.Planned(Given(ImportState.Cancelled), job, Plan, ImportPolicy.Default).Events);
        Assert.Empty(WorkOnImport.Planned(Given(ImportState.AwaitingApproval), job, Plan, ImportPolicy.Default).Events);
        Assert.Empty(WorkOnImport.Refused(Given(ImportState.Applying), job, ImportFailure.Failed, Now).Events);
        Assert.Empty(WorkOnImport.Applied(Given(ImportState.Applied), Id, Now).Events);
    }

    [Fact]
    public void What_the_file_said_goes_when_the_import_is_over_and_the_report_when_thirty_came_after_it()
    {
        var imports = Enumerable.Range(0, Imports.Kept).Aggregate(Given(ImportState.Applied), (so, _) => End(so, Guid.NewGuid()));
        Assert.Equal(Id, imports.Next(Now)?.Import);
        Assert.Empty(WorkOnImport.Forgotten(imports, Id).Events);    // its file is still held
        imports = WorkOnImport.Released(imports, Id).Events.Aggregate(imports, Imports.Evolve);
        imports = WorkOnImport.Forgotten(imports, Id).Events.Aggregate(imports, Imports.Evolve);
        Assert.Equal((Imports.Kept, null, Imports.Kept + 1), (imports.Jobs.Length, imports.Find(Id), imports.Count));
        Assert.Null(imports.Next(Now));
        Assert.Empty(WorkOnImport.Released(Given(ImportState.Applying), Id).Events);

        static Imports End(Imports so, Guid id) => new ImportsEvent[] { new ImportBegan(id, Admin, false, Now), new ImportCancelled(id, Admin, Now) }.Aggregate(so, Imports.Evolve);
    }

    [Fact]
    public void A_package_that_never_came_is_given_up_after_an_hour()
    {
        Assert.Null(Given(ImportState.Reading).Next(Now + Imports.Patience));
        Assert.Equal(Id, Given(ImportState.Reading).Next(Now + Imports.Patience + TimeSpan.FromSeconds(1))?.Import);
    }

    private static Imports Given(ImportState state) => In[state].Aggregate(new Imports(), Imports.Evolve);
}
