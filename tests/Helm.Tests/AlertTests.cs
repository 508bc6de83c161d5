using System.Text.Json;
using System.Text.RegularExpressions;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Helm.Tests;

[Collection(nameof(Installed))]
public sealed class AlertTests(Installed tools)
{
    [Fact]
    public async Task Every_alert_fires_when_it_must_and_not_before()
    {
        var rules = await Metrics.Rules(tools);
        await File.WriteAllTextAsync(tools.Script("rules.yaml"), rules);
        await Command.Run(Path.GetDirectoryName(tools.Promtool)!, tools.Promtool, "check", "rules", tools.Script("rules.yaml"));
        await Command.Run(Path.GetDirectoryName(tools.Promtool)!, tools.Promtool, "test", "rules", tools.Script("alerts.yaml"));
        var tried = await File.ReadAllTextAsync(tools.Script("alerts.yaml"));
        Assert.All(Regex.Matches(rules, "alert: (\\w+)").Select(alert => alert.Groups[1].Value), alert => Assert.Matches($"alertname: {alert}\n\\s+exp_alerts:\n", tried));
    }

    [Fact]
    public void The_dashboard_is_one_that_Grafana_reads()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Chart.Folder, "dashboard.json")));
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToList();
        Assert.Distinct(panels.Select(panel => panel.GetProperty("id").GetInt32()));
        Assert.All(panels, panel => Assert.All(panel.GetProperty("targets").EnumerateArray(), target => Assert.Contains("namespace=\"$namespace\",app_kubernetes_io_instance=\"$release\"", target.GetProperty("expr").GetString(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_asked_for_is_documented()
    {
        var documented = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operators", "metrics.md"));
        Assert.All((await Metrics.Asked(tools)).Concat(Metrics.Later), name => Assert.Contains($"`{name}`", documented, StringComparison.Ordinal));
    }
}
