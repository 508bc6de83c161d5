namespace DistrictCoaching.Domain;

/// <summary>What is so of a merged record: one person, so one set of roles, absences and sealings from the merge on.</summary>
public static class MergedFacts
{
    /// <param name="merged">What was so of the record by itself.</param>
    /// <param name="kept">What is so of the one into which it was merged.</param>
    /// <param name="on">The day of the merge.</param>
    public static PersonFacts Within(this PersonFacts merged, PersonFacts kept, DateOnly on)
    {
        return merged with
        {
            MergedInto = kept.Person,
            Others = [kept.Person, .. kept.Others.Where(other => other != merged.Person)],
            Memberships = kept.Memberships,
            Entered = kept.Entered,
            Absences = [.. merged.Absences.Concat(kept.Absences.Select(Since)).Where(away => away.Any).Distinct().OrderBy(away => away.From)],
            Sealings = [.. merged.Sealings.Concat(kept.Sealings.Select(Since)).Where(closed => closed.Any).Distinct().OrderBy(closed => closed.From)],
        };

        Days Since(Days days) => days.And(Days.Since(on));
    }
}
