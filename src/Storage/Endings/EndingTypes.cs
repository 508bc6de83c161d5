using System.Collections.Frozen;

namespace DistrictCoaching.Storage;

/// <summary>What an event's type has to do with what is over.</summary>
public enum EndingKind
{
    /// <summary>It opens something, or neither opens nor closes.</summary>
    Neither,

    /// <summary>It ends or narrows something, or must be known for ever, as the number of the one place where a district may be opened: kept in the second place with its bytes, and said again after a restore.</summary>
    Ends,

    /// <summary>It may end something for the people whom it names: kept with their ids, and after a restore their consents wait for their word.</summary>
    Touches,

    /// <summary>It ends something where it takes days of a consent away: kept then, as <see cref="Ends"/>.</summary>
    UsesUp,
}

/// <summary>Of every stored type, once, whether it ends anything. A new type stands in one of these lists, or a test fails.</summary>
public static class EndingTypes
{
    private static readonly FrozenDictionary<string, EndingKind> Kinds = new (EndingKind Kind, string[] Types)[]
    {
        (EndingKind.Ends,
        [
            "consent.paused/1", "consent.held/1", "consent.withdrawn/1", "consent.ended/1", "partnership.ended/1", "proposal.declined/1", "stage.moved/1", "activity.disputed/1", "evaluator.assigned/1",
            "evaluator.released/1", "content.erased/1", "district.suspended/1", "district.resumed/1", "district.deletion.ordered/1", "district.deletion.began/1", "district.exported/1",
            "district.export.called-off/1", "district.moved/1", "district.arrived/1", "roster-source.removed/1", "sign-in-provider.removed/1", "register.arrival.began/1", "register.arrival.discarded/1",
            "register.deletion.began/1", "register.sign-ins.counted/1", "roster.person.sealed/1", "roster.person.left/1", "roster.role.withdrawn/1", "webhook.disabled/1", "webhook.deleted/1",
        ]),
        (EndingKind.Touches,
        [
            "roster.memberships.changed/1", "roster.role.assigned/1", "roster.roles.mapped/1", "roster.persons.merged/1", "roster.merge.confirmed/1", "roster.persons.split/1", "roster.school.entered/1",
        ]),
        (EndingKind.UsesUp, ["activity.recorded/1"]),
        (EndingKind.Neither,
        [
            "consent.granted/1", "consent.widened/1", "consent.renewed/1", "consent.resumed/1", "activity.confirmed/1", "invitation.answered/1", "profile.published/1", "invitation.sent/1", "coach.introduced/1",
            "district.founded/1", "notice.published/1", "policy.set/1", "import-policy.set/1", "roster-source.set/1", "sign-in-provider.set/1", "district.limits.set/1", "district.lead-sign-in.given/1", "district.restored/1",
            "district.registered/1", "register.arrival.whole/1", "register.sign-ins.deleted/1", "register.content.deleted/1", "register.restored/1", "changes.published/1",
            "roster.school.listed/1", "roster.school.renamed/1", "roster.school.closed/1", "roster.school.reopened/1", "roster.year.listed/1", "roster.terms.listed/1", "roster.person.listed/1", "roster.person.matched/1",
            "roster.person.changed/1", "roster.subjects.changed/1", "roster.person.returned/1", "roster.imported/1", "roster.match-key.set/1", "roster.person.relinked/1", "roster.records.changed/1",
            "roster.person.unsealed/1", "roster.mapping-rules.set/1", "roster.person.described/1", "roster.person.named/1", "roster.merge.row-changed/1",
            "import.began/1", "import.fetching/1", "import.read/1", "import.planned/1", "import.approved/1", "import.applied/1", "import.refused/1", "import.cancelled/1", "import.released/1", "import.forgotten/1",
            "webhook.created/1", "webhook-secret.rotated/1", "webhook-secret.expired/1", "webhook.enabled/1", "webhook-key.destroyed/1", "webhook-message.begun/1", "webhook-test.begun/1", "webhook-message.accepted/1",
            "webhook-message.not-accepted/1", "webhook-message.renewed/1", "webhook.rewound/1",
        ]),
    }.SelectMany(list => list.Types, (list, type) => KeyValuePair.Create(type, list.Kind)).ToFrozenDictionary();

    /// <summary>All types that stand in a list.</summary>
    public static IReadOnlyCollection<string> All => Kinds.Keys;

    /// <summary>Of a type that is in no list, as of an access entry: neither.</summary>
    public static EndingKind Of(string type) => Kinds.GetValueOrDefault(type);
}
