namespace DistrictCoaching.Storage;

/// <summary>The clock by which all silos of one database go.</summary>
public interface IStoreClock
{
    /// <summary>What to add to this machine's time: zero where both clocks agree within two seconds.</summary>
    TimeSpan Correction { get; }
}
