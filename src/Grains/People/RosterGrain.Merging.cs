using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains;

internal sealed partial class RosterGrain
{
    public Task<Answer<DoneView>> MergePersons(MergeAsked asked) =>
        Settle(
            Asking.Of("merge-persons", asked.Operation, asked.By, asked, AskedJson.Default.MergeAsked),
            Known.Nothing,
            (roster, _) => new MergePersons(new(asked.By), new(asked.Kept), new(asked.Merged), Today).Decide(roster),
            (_, _) => DoneView.Now);

    public Task<Answer<DoneView>> SplitPerson(SplitAsked asked) =>
        Settle(
            Asking.Of("split-person", asked.Operation, asked.By, asked, AskedJson.Default.SplitAsked),
            Known.Nothing,
            (roster, _) => new SplitPerson(new(asked.By), new(asked.Person), Today).Decide(roster),
            (_, _) => DoneView.Now);

    public Task<Answer<DoneView>> ConfirmMerge(ConfirmMergeAsked asked) =>
        Settle(
            Asking.Of("confirm-merge", asked.Operation, asked.By, asked, AskedJson.Default.ConfirmMergeAsked),
            Known.Nothing,
            (roster, _) => new ConfirmMerge(new(asked.By), new(asked.Other), Today).Decide(roster),
            (_, _) => DoneView.Now);

    public async Task<MergesView> Merges(Guid person)
    {
        var roster = await Look();
        if (roster.People.GetValueOrDefault(new(person)) is not { } self)
        {
            return new([]);
        }

        var into = self.MergedInto is { } kept ? roster.People[kept].Merges.Where(merge => merge.Merged == self.Person).Select(merge => new MergeView(kept.Value, false, merge.ByMerged, merge.Joined)) : [];
        return new([.. into, .. self.Merges.Select(merge => new MergeView(merge.Merged.Value, true, merge.ByKept, merge.Joined))]);
    }
}
