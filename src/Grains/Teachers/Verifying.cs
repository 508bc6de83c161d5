using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>Checks a stream's hash chain from its first event to its head.</summary>
internal sealed class Verifying(IJournal journal)
{
    /// <summary>Null where every event is as it was written and none is missing at the end; otherwise the first that is not.</summary>
    public async Task<(long? Version, string What)?> Check(StreamKey stream)
    {
        var past = await journal.Read(stream);
        if (Chain.FirstBroken(stream, past) is { } broken)
        {
            return (broken, "This entry is missing, or not as it was written.");
        }

        var version = past.Count > 0 ? past[^1].Version : 0;

        // a head read: an end that was cut off stands elsewhere than the head
        return await journal.Append(new(stream, version, new(Guid.Empty, Guid.Empty, default), [], [], [], [])) == Outcome.Appended
            ? null
            : (version + 1, "The journal ends before its head, or grew just now. Check again.");
    }
}
