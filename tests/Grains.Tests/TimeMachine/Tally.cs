using System.Collections.Concurrent;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>How often each thing was met: histories that meet nothing prove nothing.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> met = new();

    public int this[string what] => met.GetValueOrDefault(what);

    public void Add(string what, params ReadOnlySpan<(bool So, string How)> ways)
    {
        met.AddOrUpdate(what, 1, (_, before) => before + 1);
        foreach (var (so, how) in ways)
        {
            if (so)
            {
                met.AddOrUpdate($"{what} {how}", 1, (_, before) => before + 1);
            }
        }
    }

    public override string ToString() => string.Join('\n', met.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value,7} {pair.Key}"));
}
