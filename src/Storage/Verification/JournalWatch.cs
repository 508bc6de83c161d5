using System.Collections.Concurrent;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Signs and checks in the background, and remembers what it found: whole or broken, and nothing more.</summary>
/// <param name="checkpoints">Null: nothing is signed by this process, and nothing checked.</param>
public sealed class JournalWatch(JournalVerification verification, Checkpoints? checkpoints)
{
    private readonly ConcurrentDictionary<DistrictId, bool> whole = new();

    /// <summary>What the last check found; null before the first. Asking takes the same time whatever is in the journal.</summary>
    public bool? Whole(DistrictId district) => whole.TryGetValue(district, out var found) ? found : null;

    /// <summary>Signs; false where a break kept a district from being signed.</summary>
    public async Task<bool> Sign(CancellationToken cancel = default)
    {
        var breaks = checkpoints is null ? [] : await checkpoints.Sign(cancel);
        foreach (var broken in breaks)
        {
            whole[broken.District] = false;
        }

        return breaks.Count == 0;
    }

    /// <summary>Checks every district from the first event on; false where one is broken.</summary>
    public async Task<bool> Verify(CancellationToken cancel = default)
    {
        var all = true;
        foreach (var district in checkpoints is null ? [] : await verification.Districts(cancel))
        {
            var found = true;
            await foreach (var _ in verification.District(district, cancel))
            {
                found = false;
            }

            all &= whole[district] = found;
        }

        return all;
    }
}
