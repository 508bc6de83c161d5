using System.Diagnostics;
using System.Globalization;
using DistrictCoaching.OneRoster;

namespace DistrictCoaching.Bench;

/// <summary>What reading the largest package takes: 100,000 staff, 1,000,000 students and their enrollments.</summary>
internal static class RosterMemory
{
    public static Task Run()
    {
        using var roster = new GeneratedRoster(new("Generated", Schools: 2_000, Teachers: 100_000, Students: 1_000_000));
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        ForgetPeak();
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var before = Megabytes("VmRSS");
        var start = Stopwatch.GetTimestamp();
        using var package = RosterPackage.Folder(roster.Folder);
        var reading = OneRosterReader.Read(package);
        var took = Stopwatch.GetElapsedTime(start);
        if (reading.File is not { People.Count: 100_000, Sizes: { } sizes } || sizes.Sum(school => (long)school.Students) != 1_000_000)
        {
            throw new InvalidOperationException($"The generated package was not read: {string.Join(", ", reading.Findings.Select(finding => $"{finding.File} {finding.Code}").Distinct())}.");
        }

        Report.Value($"working set before, of {roster.Rows:N0} rows", [before], "MB");
        Report.Value("peak working set while reading", [Megabytes("VmHWM")], "MB", most: 400);
        Report.Value("managed memory that what was read holds", [(GC.GetTotalMemory(forceFullCollection: true) - held) / 1e6], "MB");
        Report.Value("rows read, one after the other", [roster.Rows / took.TotalSeconds], "/s");
        Report.Value("the whole package", [took.TotalSeconds], "s");
        GC.KeepAlive(reading);
        return Task.CompletedTask;
    }

    /// <summary>The peak is counted from here on, not from what generating took.</summary>
    private static void ForgetPeak()
    {
        if (File.Exists("/proc/self/clear_refs"))
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    private static double Megabytes(string of)
    {
        if (!File.Exists("/proc/self/status"))
        {
            return Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        }

        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(of + ":", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', '\t', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
