namespace DistrictCoaching.Domain;

/// <summary>What a district decides for itself, within the product's bounds.</summary>
/// <param name="CooldownDays">Days between two invitations of one coach to one teacher, counted from sending; 14 to 365.</param>
/// <param name="SendingsPerWeek">Invitations that one coach may send in seven days; 1 to 50.</param>
/// <param name="Threshold">The smallest number of people of whom a figure may be shown; 5 to 50.</param>
public sealed record Policy(int CooldownDays, int SendingsPerWeek, int Threshold)
{
    public static readonly Policy Default = new(CooldownDays: 90, SendingsPerWeek: 10, Threshold: 10);

    public bool Valid => CooldownDays is >= 14 and <= 365 && SendingsPerWeek is >= 1 and <= 50 && Threshold is >= 5 and <= 50;
}
