using System.Diagnostics;
using DistrictCoaching.Gateway;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Bench;

/// <summary>How long an attack of a megabyte is looked at before it is refused, by a gateway that takes documents of any length.</summary>
internal static class Attacks
{
    private const int Rounds = 20;

    public static Task Run()
    {
        var limits = new GuardLimits { Characters = int.MaxValue };
        foreach (var (name, text) in Megabyte.Attacks)
        {
            Guard.Read(text, limits);
            List<double> took = [];
            for (var round = 0; round < Rounds; round++)
            {
                var began = Stopwatch.GetTimestamp();
                Guard.Read(text, limits);
                took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            Report.Value($"1 MB: {name}", took, "ms", most: 20);
        }

        return Task.CompletedTask;
    }
}
