namespace DistrictCoaching.Domain;

/// <summary>What happened at a school, as far as coaching goes: what its leaders did.</summary>
public abstract record SchoolEvent
{
    private SchoolEvent()
    {
    }

    public sealed record CoachIntroduced(PersonId Coach, DateOnly Day) : SchoolEvent;
}
