using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Silo;

/// <summary>
/// Deletes districts whose waiting time is over, and goes on with what a process left when it died. The order is the promise: no way back is said in the district's stream, then what there is in the register's, then keys are
/// destroyed, then the rest, then that it is done. Several silos may do it at once, and each step twice.
/// </summary>
internal sealed class DeletionRounds(
    IGrainFactory grains, DistrictDirectory districts, DistrictRemoval removal, JournalWatch watch, TimeProvider clock, ILogger<DeletionRounds> log) : DistrictRounds(districts, clock, log)
{
    private readonly DistrictDirectory districts = districts;
    private readonly TimeProvider clock = clock;

    protected override async Task<IReadOnlyList<DistrictId>> Concerned(CancellationToken cancel) =>
        [.. await districts.Due(clock.GetUtcNow(), cancel), .. await districts.WithContent(cancel)];

    protected override async Task Resume(DistrictId district, CancellationToken cancel)
    {
        if (await districts.State(district, cancel) != DistrictState.Deleted && !await Begin(district, cancel))
        {
            return;    // resumed at this very moment
        }

        await removal.Destroy(district, cancel);
        CallingDistrict.Set(DistrictId.Service);
        await grains.Register().ContentDeleted(district.Value);
        log.Deleted();
    }

    private async Task<bool> Begin(DistrictId district, CancellationToken cancel)
    {
        if ((await grains.District(district).BeginDeletion()).Value is not { } order)
        {
            return false;
        }

        await watch.Sign(cancel);    // so that the last checkpoint has its last event
        var (counts, checkpoint, signature) = await removal.Count(district, cancel);
        CallingDistrict.Set(DistrictId.Service);
        var begun = await grains.Register().BeginDeletion(new(
            district.Value, order.Client, order.Ordered, new(counts.People, counts.Schools, counts.Keys, counts.Texts, counts.Rows, counts.Streams, counts.Events), checkpoint, signature.Bytes.ToArray()));
        return begun.Refusal is null;
    }
}
