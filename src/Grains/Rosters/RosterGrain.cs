using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>A district's people, schools and roles. An import is one append: readers see the old roster or the new.</summary>
[GrainType("roster")]
internal sealed partial class RosterGrain(GrainServices services)
    : DecidingGrain<Roster, RosterEvent>(StreamKind.Roster, services, Roster.Empty, Roster.Evolve, RosterRows.Of), IRosterGrain
{
    public async Task<Answer<FounderView>> Found(FounderAsked asked)
    {
        if (new[] { asked.Given, asked.Family, asked.Login }.Any(text => text.Length is 0 or > Texts.Name))
        {
            return Refuse<FounderView>(new("NAME_MISSING"));
        }

        var person = new PersonId(asked.Operation);
        var (command, contents) = await RosterImport.PrepareFounder(District, person, new(asked.Given, asked.Family, asked.Login, null), Services.Content, Today);
        return await Settle(
            Asking.Of("found-roster", asked.Operation, asked.By, asked, AskedJson.Default.FounderAsked),
            Known.Nothing,
            (roster, _) => command.Decide(roster),
            (_, _) => new FounderView(person.Value),
            _ => contents);
    }

    public Task<Answer<DoneView>> AssignRole(RoleAsked asked) =>
        Settle(
            Asking.Of("assign-role", asked.Operation, asked.By, asked, AskedJson.Default.RoleAsked),
            Known.Nothing,
            (roster, _) => new AssignRole(
                new(asked.By), new(asked.Person), asked.Role, School(asked), asked.Days is { } days ? new(days.From == DateOnly.MinValue ? Today : days.From, days.Until) : new(Today, DateOnly.MaxValue), Today).Decide(roster),
            (_, _) => DoneView.Now);

    public Task<Answer<DoneView>> WithdrawRole(RoleAsked asked) =>
        Settle(
            Asking.Of("withdraw-role", asked.Operation, asked.By, asked, AskedJson.Default.RoleAsked),
            Known.Nothing,
            (roster, _) => new WithdrawRole(new(asked.By), new(asked.Person), asked.Role, School(asked), Today).Decide(roster),
            (_, _) => DoneView.Now);

    public async Task<Answer<PlanView>> PlanImport(ImportAsked asked)
    {
        var roster = await Look();
        if (!roster.MayImport(new(asked.By), Today))
        {
            return Refuse<PlanView>(Refusal.NotAllowed);
        }

        var prepared = await RosterImport.Prepare(District, RosterFileBytes.Read(asked.File), roster, Services.Content, Today, import: asked.Operation, seals: false);
        var limits = await Services.Neighbourhood.Limits(District, fresh: true);
        var (changes, refusal) = new PlanImport(new(asked.By), prepared.Command, limits.Facts.People).Decide(roster);
        return changes is null ? Refuse<PlanView>(refusal!) : new(
            new(
                roster.Version,
                [.. changes.All.Select(change => new ChangeView(change.Entity, change.Action, change.Id, change.Role, change.School?.Value))],
                [.. changes.Removals.Select(removal => new RemovalView(removal.Of, removal.Removed, removal.There))],
                [.. prepared.New.Select(newcomer => new NewNameView(newcomer.Key, newcomer.Value))],
                [.. prepared.Findings.Select(ReadingViews.View)]),
            null);
    }

    public async Task<Answer<DoneView>> ApplyImport(ImportAsked asked)
    {
        var before = await Look();
        if (!before.MayImport(new(asked.By), Today))
        {
            return Refuse<DoneView>(Refusal.NotAllowed);
        }

        var prepared = await RosterImport.Prepare(District, RosterFileBytes.Read(asked.File), before, Services.Content, Today, import: asked.Operation);
        return await Settle(
            Asking.Of("import-roster", asked.Operation, asked.By, asked, AskedJson.Default.ImportAsked),
            fresh => Services.Neighbourhood.Limits(District, fresh),
            (roster, limits) => new ApplyImport(asked.Operation, new(asked.By), prepared.Command, asked.Approved, limits.People).Decide(roster),
            (_, _) => DoneView.Now,
            _ => prepared.Contents);
    }

    private static SchoolId? School(RoleAsked asked) => asked.School is { } school ? new(school) : null;
}
