using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>
/// Reads the roster behind the feed and appends what shows of it. The feed's own head lets one publisher append at a time, wherever it was activated: a position is given once, after what it tells was committed,
/// and a publisher that was killed is gone on with from the last position that the journal has.
/// </summary>
[GrainType("changes")]
internal sealed class ChangesGrain(GrainServices services)
    : DecidingGrain<Changes, ChangesEvent>(StreamKind.Changes, services, new(), Changes.Evolve, ChangeRows.Of), IChangesGrain
{
    /// <summary>The roster and the day up to which everything is told, at a position.</summary>
    private (long Count, Roster Roster, DateOnly Day)? told;

    private StreamKey RosterStream => new(District, StreamKind.Roster, District.Value);

    public async Task Publish()
    {
        await Look();    // another activation may have told what this one would find no difference to
        if ((await Compare()).Any)
        {
            await Settle(
                new("publish-changes", Guid.NewGuid(), Guid.Empty, ""),
                async _ => Known.Of(await Compare()),
                (_, found) => found.Decide(),
                (feed, found) =>
                {
                    told = (feed.Count, found.After, found.Today);
                    return DoneView.Now;
                });
        }
    }

    /// <summary>What there is to tell after the feed's last position, as the grain knows it; where another activation went on, the append finds out.</summary>
    private async Task<PublishChanges> Compare()
    {
        var feed = await Recall();
        var (_, roster, day) = told is { } known && known.Count == feed.Count ? known : (feed.Count, await RosterAt(feed.Roster), feed.Day);
        var found = new PublishChanges(roster, day, await Forward(roster), Today < day ? day : Today);    // a clock that is a little behind takes no day back
        if (!found.Any)
        {
            told = (feed.Count, found.After, found.Today);
        }

        return found;
    }

    private async Task<Roster> RosterAt(long version) => version == 0 ? Domain.Roster.Empty : (await Services.Snapshots.Load<Roster, RosterEvent>(RosterStream, Domain.Roster.Empty, Domain.Roster.Evolve, version)).State;

    private async Task<Roster> Forward(Roster roster) =>
        (await Services.Journal.Read(RosterStream, roster.Version)).Select(past => (RosterEvent)Catalogue.Read(past.Type, past.Body)).Aggregate(roster, Domain.Roster.Evolve);
}
