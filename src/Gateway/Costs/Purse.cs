namespace DistrictCoaching.Gateway;

/// <summary>Points that come back with time, up to a limit. Other gateways spend of them too: what was spent here is said to them all, and what is left of all is heard.</summary>
internal sealed class Purse(int limit, int perSecond, TimeProvider clock)
{
    /// <summary>How much may be spent before it is said, as a share of the limit: so much more than the limit can be spent on each gateway.</summary>
    private const double Unsaid = 1.0 / 16;

    private readonly Lock changing = new();
    private double left = limit;
    private double spent;
    private bool isSaying, isResized;
    private long at = clock.GetTimestamp();

    public int Limit => limit;

    public int PerSecond => perSecond;

    /// <summary>Whether nothing of it is spent.</summary>
    public bool IsFull => Left().Points >= limit;

    /// <summary>Gives it another size. Of a larger one as large a share is left.</summary>
    public void Fit(int newLimit, int newPerSecond)
    {
        if (limit == newLimit && perSecond == newPerSecond)
        {
            return;
        }

        lock (changing)
        {
            Refill();
            isResized |= limit != newLimit;
            (left, limit, perSecond) = (left * newLimit / limit, newLimit, newPerSecond);
        }
    }

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

            (left, spent) = (left - points, spent + points);
            return null;
        }
    }

    public void GiveBack(int points)
    {
        lock (changing)
        {
            (left, spent) = (Math.Min(limit, left + points), spent - points);
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

    /// <summary>What was spent here since it was last said, once that is worth a call; null while it is not, or is being said. Whoever gets it ends with <see cref="Hear"/>.</summary>
    public double? Say()
    {
        lock (changing)
        {
            if (isSaying || Math.Abs(spent) < limit * Unsaid)
            {
                return null;
            }

            Refill();
            var said = Math.Min(spent, limit - left);    // what came back meanwhile is nobody's concern
            (spent, isSaying, isResized) = (0, true, false);
            return said;
        }
    }

    /// <summary>Hears what is left of all; of another size than it has now, that says nothing.</summary>
    /// <param name="all">Null where nobody answered: what was said is said again.</param>
    public void Hear(double said, double? all)
    {
        lock (changing)
        {
            isSaying = false;
            if (all is null)
            {
                spent += said;
            }
            else if (!isResized)
            {
                left = Math.Clamp(all.Value - spent, 0, left);
            }
        }
    }

    private void Refill()
    {
        var now = clock.GetTimestamp();
        (left, at) = (Math.Min(limit, left + (clock.GetElapsedTime(at, now).TotalSeconds * perSecond)), now);
    }
}
