namespace DistrictCoaching.EndToEnd.Inventory;

/// <summary>The journal's own tables, the key store's, and where processes find each other.</summary>
internal static class InventoryOfJournal
{
    private const string Ever = "as long as the service: streams are append-only, and once the keys of a person or district are destroyed nothing resolves their ids any more";

    public static readonly InventoryLine[] All =
    [
        new("heads", "Where each stream ends; a stream of a teacher or coach bears her id", "stream time", "tenant kind version hash", "row-level security by district", Ever),
        new("events", "What happened; members below", "stream time actor body", "tenant kind version type hash", "row-level security; no names, no texts; append-only by role and trigger; hash chain", Ever),
        new("operations", "That somebody asked for something, under an id of her own, so that it is done once", "stream id request time", "tenant kind version", "row-level security; the request is a keyed hash", "30 days"),
        new("contents", "Names, notes, statements, answers, reasons, files of imports, credentials of sources and webhooks", "owner item sealed", "tenant", "row-level security; AES-256-GCM with the key of the person, district or thing it belongs to", "until it is erased with its key (below), or the district is deleted"),
        new("snapshots", "What a stream adds up to, to load it faster; nothing that its events do not say", "stream body", "tenant kind version hash format seal", "row-level security; sealed with a keyed hash", "replaced by the next one; removed with the district"),
        new("shapes", "The shapes of lists", "", "name sql", "none needed", "as long as the service"),
        new("levels", "What the last migration made", "", "one level oldest", "none needed", "as long as the service"),
        new("event_types", "Which types of events were ever written", "", "type", "none needed", "as long as the service"),
        new("keys", "A key for each person, teacher's texts, import, source, webhook and district", "owner wrapped", "tenant by", "a database or file of its own, not backed up with the journal; each key wrapped with the district's, the district's with the master key", "overwritten when what it seals is erased, and with the district; a line with nothing in it stays, so that none is made again"),
        new("OrleansMembershipVersionTable", "Nobody: processes of the service", "", "DeploymentId Timestamp Version", "role of silos", "as long as the cluster"),
        new("OrleansMembershipTable", "Nobody: processes of the service", "", "DeploymentId Address Port Generation SiloName HostName Status ProxyPort SuspectTimes StartTime IAmAliveTime", "role of silos", "as long as the cluster"),
        new("OrleansQuery", "Nobody: statements", "", "QueryKey QueryText", "role of silos", "as long as the cluster"),
    ];
}
