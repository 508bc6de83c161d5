using System.Collections.Immutable;

namespace DistrictCoaching.Storage;

internal static class RosterShapes
{
    public static readonly ImmutableArray<Shape> All =
    [
        Shape.Is("roster.school.listed/1", EventJson.Default.SchoolListed),
        Shape.Is("roster.school.renamed/1", EventJson.Default.SchoolRenamed),
        Shape.Is("roster.school.closed/1", EventJson.Default.SchoolClosed),
        Shape.Is("roster.school.reopened/1", EventJson.Default.SchoolReopened),
        Shape.Is("roster.year.listed/1", EventJson.Default.SchoolYearListed),
        Shape.Is("roster.person.listed/1", EventJson.Default.PersonListed),
        Shape.Is("roster.person.matched/1", EventJson.Default.PersonMatched),
        Shape.Is("roster.person.changed/1", EventJson.Default.PersonChanged),
        Shape.Is("roster.memberships.changed/1", EventJson.Default.MembershipsChanged),
        Shape.Is("roster.subjects.changed/1", EventJson.Default.SubjectsTaughtChanged),
        Shape.Is("roster.person.left/1", EventJson.Default.PersonLeft),
        Shape.Is("roster.person.returned/1", EventJson.Default.PersonReturned),
        Shape.Is("roster.role.assigned/1", EventJson.Default.RoleAssigned),
        Shape.Is("roster.role.withdrawn/1", EventJson.Default.RoleWithdrawn),
        Shape.Is("roster.imported/1", EventJson.Default.RosterImported),
        Shape.Is("roster.match-key.set/1", EventJson.Default.MatchKeySet),
        Shape.Is("roster.person.relinked/1", EventJson.Default.PersonRelinked),
        Shape.Is("roster.records.changed/1", EventJson.Default.RecordsChanged),
        Shape.Is("roster.person.sealed/1", EventJson.Default.PersonSealed),
        Shape.Is("roster.person.unsealed/1", EventJson.Default.PersonUnsealed),
        Shape.Is("roster.mapping-rules.set/1", EventJson.Default.MappingRulesSet),
        Shape.Is("roster.person.described/1", EventJson.Default.PersonDescribed),
        Shape.Is("roster.roles.mapped/1", EventJson.Default.RolesMapped),
        Shape.Is("roster.persons.merged/1", EventJson.Default.PersonsMerged),
        Shape.Is("roster.merge.confirmed/1", EventJson.Default.MergeConfirmed),
        Shape.Is("roster.persons.split/1", EventJson.Default.PersonsSplit),
        Shape.Is("roster.school.entered/1", EventJson.Default.SchoolEntered),
        Shape.Is("roster.person.named/1", EventJson.Default.PersonNamed),
        Shape.Is("roster.terms.listed/1", EventJson.Default.TermsListed),
        Shape.Is("roster.merge.row-changed/1", EventJson.Default.MergedRowChanged),
    ];
}
