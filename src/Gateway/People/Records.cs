using DistrictCoaching.Contracts;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>The records of one person, where a district lead merged some: whichever id of hers is named, all of her is meant.</summary>
public sealed class Records(RosterDirectory rosters)
{
    /// <summary>The record that is kept; the id itself where nobody has it or nothing was merged.</summary>
    public async Task<Guid> Kept(Caller caller, Guid person, CancellationToken cancel) => (await All(caller, person, cancel))[0];

    /// <summary>All of them, the kept one first.</summary>
    public async Task<IReadOnlyList<Guid>> All(Caller caller, Guid person, CancellationToken cancel)
    {
        var facts = (await rosters.Facts(caller.District, [new(person)], new(caller.By), cancel)).People.GetValueOrDefault(new(person));
        return facts is null ? [person] : [.. facts.Others.Prepend(facts.Person).OrderBy(record => record != (facts.MergedInto ?? facts.Person)).Select(record => record.Value)];
    }

    /// <summary>Does the same to each, as long as nothing speaks against it; asked again under the same operation it goes on where it stopped.</summary>
    public static async Task<Answer<DoneView>> Each(IEnumerable<Guid> records, Func<Guid, Task<Answer<DoneView>>> act)
    {
        foreach (var record in records)
        {
            if (await act(record) is { Refusal: not null } refused)
            {
                return refused;
            }
        }

        return new(DoneView.Now, null);
    }
}
