using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>One thing that an import changes.</summary>
/// <param name="Id">The school's or the person's; of somebody new the id that she gets. None for a school year.</param>
public sealed record ImportChange(ImportEntity Entity, ImportAction Action, Guid? Id, Role? Role = null, SchoolId? School = null);

/// <summary>How many of each kind are changed in each way.</summary>
public static class ImportTotals
{
    public static ImmutableArray<ImportTotal> Totals(this IEnumerable<ImportChange> changes) =>
        [.. changes.GroupBy(change => (change.Entity, change.Action)).OrderBy(same => same.Key).Select(same => new ImportTotal(same.Key.Entity, same.Key.Action, same.Count()))];
}

/// <summary>What events of an import change, thing by thing, and how much of what there is they remove.</summary>
public sealed class ImportChanges
{
    private readonly Roster before;
    private readonly Roster after;
    private readonly DateOnly today;

    public ImportChanges(Roster before, IReadOnlyCollection<RosterEvent> events, DateOnly today)
    {
        (this.before, this.today) = (before, today);
        after = events.Aggregate(before, Roster.Evolve);
        All =
        [
            .. after.Schools.Values.Where(school => school != before.Schools.GetValueOrDefault(school.School)).OrderBy(school => school.School.Value).Select(Change),
            .. after.Years.Where(year => !ReferenceEquals(year.Value, before.Years.GetValueOrDefault(year.Key)))
                .Select(year => new ImportChange(ImportEntity.SchoolYear, before.Years.ContainsKey(year.Key) ? ImportAction.Change : ImportAction.Create, null)),
            .. events.OfType<RosterEvent.TermsListed>().Where(terms => ReferenceEquals(after.Years.GetValueOrDefault(terms.Ending), before.Years.GetValueOrDefault(terms.Ending)))
                .Select(_ => new ImportChange(ImportEntity.SchoolYear, ImportAction.Change, null)),
            .. after.People.Values.Where(person => person.MergedInto is null && !ReferenceEquals(person, before.People.GetValueOrDefault(person.Person))).OrderBy(person => person.Person.Value)
                .SelectMany(person => Changes(before.People.GetValueOrDefault(person.Person), person)),
        ];
    }

    public ImmutableArray<ImportChange> All { get; }

    /// <summary>Of people, roles and schools that came from files; of coaches and district leads however they came to be.</summary>
    public ImmutableArray<Removal> Removals
    {
        get
        {
            var listed = before.People.Values.Where(person => person is { Active: true, Match: not null }).ToList();
            var (coaches, leads) = (Having(Role.Coach), Having(Role.DistrictLead));
            return
            [
                new(ImportThreshold.People, Count(ImportEntity.Person), listed.Count),
                new(ImportThreshold.Coaches, coaches.Count(coach => !Has(Role.Coach, after.People[coach.Person])), coaches.Count),
                new(ImportThreshold.Leads, leads.Count(lead => !Has(Role.DistrictLead, after.People[lead.Person])), leads.Count),
                new(ImportThreshold.Roles, Count(ImportEntity.Role), listed.Sum(person => Roles(person).Count)),
                new(ImportThreshold.Schools, Count(ImportEntity.School), before.Schools.Values.Count(school => school.Open)),
            ];
        }
    }

    private int Count(ImportEntity entity) => All.Count(change => change.Entity == entity && change.Action == ImportAction.Deactivate);

    private ImportChange Change(RosterSchool school) => new(
        ImportEntity.School,
        (before.Schools.GetValueOrDefault(school.School)?.Open, school.Open) switch
        {
            (null, _) => ImportAction.Create,
            (true, false) => ImportAction.Deactivate,
            (false, true) => ImportAction.Reactivate,
            _ => ImportAction.Change,
        },
        school.School.Value);

    private IEnumerable<ImportChange> Changes(RosterPerson? was, RosterPerson now)
    {
        var (had, has) = (was is null ? [] : Roles(was), Roles(now));
        var action = (was?.Active, now.Active) switch
        {
            (null, _) => ImportAction.Create,
            (true, false) => ImportAction.Deactivate,
            (false, true) => ImportAction.Reactivate,
            _ when Schools(had).Except(Schools(has)).Any() && Schools(has).Except(Schools(had)).Any() => ImportAction.Move,
            _ => ImportAction.Change,
        };
        return
        [
            new(ImportEntity.Person, action, now.Person.Value),
            .. has.Except(had).Select(role => new ImportChange(ImportEntity.Role, ImportAction.Create, now.Person.Value, role.Role, role.School)),
            .. had.Except(has).Select(role => new ImportChange(ImportEntity.Role, ImportAction.Deactivate, now.Person.Value, role.Role, role.School)),
        ];
    }

    /// <summary>What files say she is, now or later, by themselves and by the district's rules.</summary>
    private List<(Role Role, SchoolId? School)> Roles(RosterPerson person) =>
        [.. person.Imported.Concat(person.Mapped).Where(membership => membership.Days.Until >= today).Select(membership => (membership.Role, membership.School)).Distinct()];

    private List<RosterPerson> Having(Role role) => [.. before.People.Values.Where(person => Has(role, person))];

    private bool Has(Role role, RosterPerson person) => person.Active && person.Memberships.Any(membership => membership.Role == role && membership.Days.Until >= today);

    private static IEnumerable<SchoolId> Schools(IEnumerable<(Role Role, SchoolId? School)> roles) => roles.Select(role => role.School).OfType<SchoolId>();
}
