namespace DistrictCoaching.Storage;

/// <summary>A machine's clock, set right by the store's where the two disagree.</summary>
public sealed class CorrectedTime(TimeProvider machine, IStoreClock store) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + store.Correction;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);
}
