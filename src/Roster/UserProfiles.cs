namespace DistrictCoaching.OneRoster;

/// <summary>Whether the profiles that roles of staff name are theirs. Of the file nothing else is looked at, and nothing kept.</summary>
internal sealed class UserProfiles
{
    private readonly Dictionary<ulong, List<(ulong User, long Line, string Shape)>> named = [];

    /// <summary>Takes what a role's row names.</summary>
    public void Add(CsvTable roles)
    {
        if (roles["userProfileSourcedId"] is not { Length: > 0 } profile)
        {
            return;
        }

        var key = Seen.Key(profile);
        if (!named.TryGetValue(key, out var rows))
        {
            named.Add(key, rows = []);
        }

        rows.Add((roles.Key("userSourcedId"), roles.Line, ValueShape.Of(profile)));
    }

    /// <summary>Reads the profiles once the roles are read, and reports at the role's line.</summary>
    public void Check(Manifest manifest, Findings findings)
    {
        if (!manifest.Has("userProfiles"))
        {
            return;
        }

        using var table = manifest.Open(TableShape.UserProfiles);
        var found = new Seen();
        while (table.Next())
        {
            if (named.TryGetValue(table.Key("sourcedId"), out var rows))
            {
                table.Check();
                found.Add(table.Key("sourcedId"));
                Report("PROFILE_MISMATCH", rows.Where(row => row.User != table.Key("userSourcedId")));
            }
        }

        if (manifest.IsBulk(table))
        {
            Report("UNKNOWN_REFERENCE", named.Where(profile => !found.Has(profile.Key)).SelectMany(profile => profile.Value));
        }

        void Report(string code, IEnumerable<(ulong User, long Line, string Shape)> rows)
        {
            foreach (var (_, line, shape) in rows)
            {
                findings.Add("roles", line, "userProfileSourcedId", code, shape);
            }
        }
    }
}
