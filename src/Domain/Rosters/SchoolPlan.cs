namespace DistrictCoaching.Domain;

/// <summary>What a file does to the schools, and which school each of its matches means afterwards.</summary>
internal sealed class SchoolPlan
{
    private readonly ImportedRoster file;
    private readonly Dictionary<Digest, SchoolId> ids = [];
    private readonly RosterMatches matches;

    public SchoolPlan(ImportedRoster file, RosterMatches matches)
    {
        (this.file, this.matches) = (file, matches);
        foreach (var listed in file.Schools.OrderBy(school => school.Match, RosterOrder.OfDigests))
        {
            Plan(listed, matches.School(listed.Match));
        }
    }

    public List<RosterEvent> Events { get; } = [];

    /// <summary>A name is missing that had to be sealed: the file was prepared for an older roster.</summary>
    public bool Stale { get; private set; }

    public SchoolId? Id(Digest match) => ids.TryGetValue(match, out var id) ? id : matches.School(match)?.School;

    public IEnumerable<RosterEvent> Closed(Roster roster) => file.WholeSchools
        ? roster.Schools.Values.Where(school => school.Open && !ids.ContainsKey(school.Match)).OrderBy(school => school.Match, RosterOrder.OfDigests)
            .Select(school => new RosterEvent.SchoolClosed(school.School))
        : [];

    private void Plan(ListedSchool listed, RosterSchool? known)
    {
        if (known is null)
        {
            if (listed is { Gone: false, Fingerprint: { } fingerprint })
            {
                Stale |= listed.Name is null;
                ids.Add(listed.Match, listed.School);
                Events.Add(new RosterEvent.SchoolListed(listed.School, listed.Match, listed.Name!, fingerprint));
            }

            return;
        }

        ids.Add(listed.Match, known.School);
        if (listed.Fingerprint is { } named && named != known.Fingerprint)
        {
            Stale |= listed.Name is null;
            Events.Add(new RosterEvent.SchoolRenamed(known.School, listed.Name!, named));
        }

        if (known.Open && listed.Gone)
        {
            Events.Add(new RosterEvent.SchoolClosed(known.School));
        }
        else if (!known.Open && !listed.Gone && listed.Fingerprint is not null)
        {
            Events.Add(new RosterEvent.SchoolReopened(known.School));
        }
    }
}
