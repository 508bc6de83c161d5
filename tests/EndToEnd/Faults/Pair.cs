using System.Collections.Concurrent;

namespace DistrictCoaching.EndToEnd;

/// <summary>A teacher and her coach under load: what each of them was answered.</summary>
internal sealed class Pair(Cast cast, Someone teacher, string consent)
{
    public Cast Cast => cast;

    public Someone Teacher => teacher;

    public string Consent => consent;

    public ConcurrentQueue<Observed> History { get; } = [];

    /// <summary>The activities whose recording was acknowledged.</summary>
    public ConcurrentQueue<string> Acknowledged { get; } = [];

    /// <summary>Answers that nobody should get here: a code.</summary>
    public ConcurrentQueue<string> Unexpected { get; } = [];
}
