namespace DistrictCoaching.OneRoster;

/// <summary>How many students each school has. Of a student nothing is kept but eight bytes of a digest, until the package is read.</summary>
internal sealed class StudentCounts(Orgs orgs)
{
    private readonly Dictionary<string, int> bySchool = [];
    private Seen seen = new();

    public int Of(string school) => bySchool.GetValueOrDefault(school);

    /// <summary>All were counted: what is kept of them goes.</summary>
    public void Done() => seen = new();

    /// <summary>Counts the row's student once at each school.</summary>
    public void Add(CsvTable table, ulong user, ulong org)
    {
        if (table.Is("role", "student"u8) && !table.Deleted && !table.BadStatus && orgs.SchoolOf(org) is { } school && seen.Add((user ^ (Seen.Key(school) << 1)) | 1))
        {
            bySchool[school] = Of(school) + 1;
        }
    }
}
