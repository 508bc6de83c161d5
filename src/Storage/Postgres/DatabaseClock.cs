using Npgsql;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>How far the database's clock is ahead of this machine's, as far as readings of it prove.</summary>
/// <param name="compares">False where this machine's clock is a test's, which no reading corrects.</param>
internal sealed class DatabaseClock(TimeProvider machine, bool compares)
{
    /// <summary>Less than this is nobody's fault.</summary>
    public static readonly TimeSpan Allowed = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private long skew;

    public TimeSpan Correction => TimeSpan.FromTicks(Volatile.Read(ref skew)) is var proven && proven.Duration() > Allowed ? proven : TimeSpan.Zero;

    public DateTimeOffset Machine => machine.GetUtcNow();

    public DateTimeOffset Now => Machine + Correction;

    /// <summary>The reading that comes with the first answer of every batch that sees districts.</summary>
    public async Task Observe(NpgsqlDataReader reader, DateTimeOffset asked)
    {
        await reader.ReadAsync();
        Observe(reader.GetFieldValue<DateTimeOffset>(1), asked);
    }

    /// <summary>
    /// A reading of the database's clock, taken between <paramref name="asked"/> on this machine's and now. It moves what is known no further than it proves, so that a slow answer
    /// is not taken for a skew.
    /// </summary>
    public void Observe(DateTimeOffset reading, DateTimeOffset asked)
    {
        var answered = Machine;
        if (compares && asked <= answered)
        {
            lock (gate)
            {
                Volatile.Write(ref skew, Math.Clamp(skew, (reading - answered).Ticks, (reading - asked).Ticks));
            }
        }
    }
}
