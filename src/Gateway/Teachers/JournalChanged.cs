using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Subscription
{
    /// <summary>
    /// What the caller's own journal gets, as it gets it: in order, nothing left out and nothing twice within one subscription. The first event has no entries and says where it begins.
    /// </summary>
    /// <param name="actingAs">TEACHER or STAFF, one of her roles today.</param>
    [StaysOpen]
    public static async Task<JournalChange?> JournalChanged(
        Role actingAs, [FromUserContext] Caller caller, [FromServices] Acting acting, [FromServices] Sealed closed, [FromServices] Grains grains, Watch watch, CancellationToken cancel)
    {
        if (actingAs is not (Role.Teacher or Role.Staff))
        {
            throw new RefusedError(Refusal.NotAllowed);
        }

        await acting.Check(caller, actingAs);
        await closed.Check(caller, cancel);
        var since = watch.Sent as JournalPlace;
        var (entries, place, _) = await grains.Self(caller).JournalSince(since, Page.Largest);
        watch.Reach(place);
        return place == since ? null : new(entries, place);
    }
}

/// <summary>What her journal got.</summary>
public sealed class JournalChange(IEnumerable<JournalEntryView> entries, JournalPlace place)
{
    /// <summary>The entries since the last event, in the order in which they happened; at most 100, the next ones follow in the next event.</summary>
    public IEnumerable<JournalEntry> Entries => entries.Select(entry => new JournalEntry(entry));

    /// <summary>How many entries her journal has up to the last of these.</summary>
    public int TotalCount => (int)(place.Acts + place.Reads);
}
