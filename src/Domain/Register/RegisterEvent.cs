namespace DistrictCoaching.Domain;

/// <summary>What happened in the register of all districts.</summary>
public abstract record RegisterEvent
{
    private RegisterEvent()
    {
    }

    public sealed record DistrictRegistered(DistrictId District, Slug Slug) : RegisterEvent;
}
