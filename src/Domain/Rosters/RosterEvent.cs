namespace DistrictCoaching.Domain;

/// <summary>What happened to a district's roster. Ids, kinds, days and digests only.</summary>
public abstract record RosterEvent
{
    private RosterEvent()
    {
    }

    public sealed record SchoolListed(SchoolId School, ContentRef Name) : RosterEvent;
}
