using System.Text.RegularExpressions;

namespace DistrictCoaching.Helm.Tests;

/// <summary>Names of metrics: those that alerts and dashboard ask for, and those that a process counts.</summary>
internal static partial class Metrics
{
    /// <summary>Counted from the first call of a grain on, or the first try of a webhook; docs/operators/metrics.md lists them.</summary>
    public static readonly string[] Later = ["district_coaching_journal_append_duration_seconds", "orleans_app_requests_latency_milliseconds", "district_coaching_webhooks_tries_total", "district_coaching_webhooks_waiting_age_seconds"];

    /// <summary>The families of a scraped page.</summary>
    public static IEnumerable<string> Counted(string page) => Families().Matches(page).Select(family => family.Groups[1].Value);

    /// <summary>Without the parts of a histogram, and without Prometheus' own.</summary>
    public static async Task<IReadOnlyCollection<string>> Asked(Installed tools) =>
        [.. Asked((await Rules(tools)) + await File.ReadAllTextAsync(Path.Combine(Chart.Folder, "dashboard.json")))];

    /// <summary>The rule as a file of Prometheus' own.</summary>
    public static async Task<string> Rules(Installed tools) =>
        new Manifests(await tools.Rendered("helm3", "monitoring")).Others.Single(text => text.Contains("\nkind: PrometheusRule\n", StringComparison.Ordinal)).Split("\nspec:\n")[1];

    private static HashSet<string> Asked(string text) => [.. Selected().Matches(text).Select(name => HistogramPart().Replace(name.Groups[1].Value, "")).Where(name => name is not "up")];

    [GeneratedRegex(@"^# TYPE (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Families();

    [GeneratedRegex(@"(\w+)\{(?!\{)\w")]
    private static partial Regex Selected();

    [GeneratedRegex("(?<=seconds)_(bucket|sum|count)$")]
    private static partial Regex HistogramPart();
}
