namespace DistrictCoaching.Gateway;

/// <summary>Points that come back with time, up to a limit.</summary>
internal sealed class Purse(int limit, int perSecond, TimeProvider clock)
{
    private readonly Lock changing = new();
    private double left = limit;
    private long at = clock.GetTimestamp();

    public int Limit => limit;

    /// <summary>Takes the points; null where they were there, otherwise the time after which they are.</summary>
    public TimeSpan? Take(int points)
    {
        lock (changing)
        {
            Refill();
            if (left < points)
            {
                return TimeSpan.FromSeconds((points - left) / perSecond);
            }

            left -= points;
            return null;
        }
    }

    public void GiveBack(int points)
    {
        lock (changing)
        {
            left = Math.Min(limit, left + points);
        }
    }

    /// <summary>What is left, and after which time it is as much as it can be.</summary>
    public (int Points, TimeSpan Full) Left()
    {
        lock (changing)
        {
            Refill();
            return ((int)left, TimeSpan.FromSeconds((limit - left) / perSecond));
        }
    }

    private void Refill()
    {
        var now = clock.GetTimestamp();
        (left, at) = (Math.Min(limit, left + (clock.GetElapsedTime(at, now).TotalSeconds * perSecond)), now);
    }
}
