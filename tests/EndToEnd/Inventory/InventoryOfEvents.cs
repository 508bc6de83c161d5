namespace DistrictCoaching.EndToEnd.Inventory;

/// <summary>Every event that was ever stored.</summary>
internal static class InventoryOfEvents
{
    private const string
        Nobody = "nobody", Operator = "nobody: what those who run the service did", Person = "somebody of the roster", Lead = "the lead who did it", Teacher = "the teacher", Both = "the teacher and her partner", Coach = "the coach",
        OfDistrict = "the district's", OfPerson = "the person's", OfThing = "its own, destroyed when it is replaced or removed", OfImport = "the import's: of the file, destroyed when it ends; of plan and findings, when it is forgotten",
        OfTexts = "that of the teacher's texts, destroyed when she erases them";

    public static readonly EventLine[] All =
    [
        .. Of(Nobody, null, "district.registered/1", "register.arrival.began/1", "register.arrival.whole/1", "register.arrival.discarded/1", "register.deletion.began/1", "register.sign-ins.counted/1", "register.sign-ins.deleted/1", "register.content.deleted/1", "register.restored/1"),
        .. Of(Nobody, OfDistrict, "district.founded/1", "notice.published/1"),
        .. Of(Nobody, null, "policy.set/1", "import-policy.set/1", "district.deletion.began/1", "roster-source.removed/1", "sign-in-provider.removed/1"),
        .. Of(Lead, OfThing, "roster-source.set/1", "sign-in-provider.set/1"),
        .. Of(Operator, OfDistrict, "district.suspended/1", "district.resumed/1", "district.exported/1", "district.export.called-off/1", "district.moved/1", "district.arrived/1", "district.deletion.ordered/1", "district.limits.set/1", "district.restored/1"),
        .. Of("the lead who was given a link", OfDistrict, "district.lead-sign-in.given/1"),
        .. Of(Nobody, OfDistrict, "roster.school.listed/1", "roster.school.renamed/1"),
        .. Of(Nobody, null, "roster.school.closed/1", "roster.school.reopened/1", "roster.year.listed/1", "roster.terms.listed/1"),
        .. Of(Person, OfPerson, "roster.person.listed/1", "roster.person.changed/1", "roster.person.named/1"),
        .. Of(
            Person, null, "roster.person.matched/1", "roster.memberships.changed/1", "roster.subjects.changed/1", "roster.person.left/1", "roster.person.returned/1", "roster.role.assigned/1", "roster.role.withdrawn/1", "roster.person.relinked/1",
            "roster.records.changed/1", "roster.person.sealed/1", "roster.person.unsealed/1", "roster.person.described/1", "roster.roles.mapped/1", "roster.persons.merged/1", "roster.merge.confirmed/1", "roster.persons.split/1",
            "roster.school.entered/1", "roster.merge.row-changed/1"),
        .. Of(Lead, OfDistrict, "roster.mapping-rules.set/1"),
        .. Of(Lead, null, "roster.imported/1", "roster.match-key.set/1", "import.began/1", "import.approved/1", "import.cancelled/1"),
        .. Of("everybody of the file, and whom it changes", OfImport, "import.read/1", "import.planned/1"),
        .. Of(Nobody, null, "import.fetching/1", "import.applied/1", "import.refused/1", "import.released/1", "import.forgotten/1"),
        .. Of("whoever of the directory changed", null, "changes.published/1"),
        .. Of(Lead, OfThing, "webhook.created/1"),
        .. Of(Nobody, OfThing, "webhook-secret.rotated/1"),
        .. Of(
            Nobody, null, "webhook-secret.expired/1", "webhook.disabled/1", "webhook.enabled/1", "webhook.deleted/1", "webhook-key.destroyed/1", "webhook-message.begun/1", "webhook-test.begun/1", "webhook-message.accepted/1",
            "webhook-message.not-accepted/1", "webhook-message.renewed/1", "webhook.rewound/1"),
        .. Of(Coach, null, "coach.introduced/1"),
        .. Of(Coach, OfPerson, "profile.published/1"),
        .. Of("the coach and the teacher whom she invited", null, "invitation.sent/1"),
        .. Of(Both, null, "consent.granted/1", "stage.moved/1", "partnership.ended/1"),
        .. Of(Teacher, null, "consent.widened/1", "consent.renewed/1", "consent.paused/1", "consent.held/1", "consent.resumed/1", "consent.withdrawn/1", "consent.ended/1", "proposal.declined/1", "activity.confirmed/1", "activity.disputed/1", "content.erased/1"),
        .. Of("the teacher and who evaluates her", null, "evaluator.assigned/1", "evaluator.released/1"),
        .. Of(Both, OfTexts, "activity.recorded/1"),
        .. Of(Teacher, OfTexts, "invitation.answered/1"),
    ];

    private static IEnumerable<EventLine> Of(string whose, string? key, params string[] types) => types.Select(type => new EventLine(type, whose, key));
}
