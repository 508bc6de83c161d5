using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>The rows that the events of imports change: those of each import that is another than before.</summary>
public static class ImportRows
{
    public static IEnumerable<RowChange> Of(Imports before, Imports after, ImmutableArray<ImportsEvent> events)
    {
        var were = before.Jobs.ToDictionary(job => job.Import);
        var gone = before.Jobs.Where(job => after.Find(job.Import) is null).ToList();
        return
        [
            .. gone.Select(job => new RowChange(ImportTables.Imports, [job.Import], null)),
            .. gone.SelectMany(job => Totals(job, null)),
            .. after.Jobs.Where(job => job != were.GetValueOrDefault(job.Import)).Select(Row),
            .. after.Jobs.SelectMany(job => Totals(were.GetValueOrDefault(job.Import), job)),
        ];
    }

    private static RowChange Row(ImportJob job) => new(
        ImportTables.Imports,
        [job.Import],
        [
            job.Number, job.State.ToString(), job.PlanOnly, job.By.Value, job.Asked,
            job.ApprovedBy?.Value, job.Ended, job.Why?.ToString(), job.Schools, job.People,
            job.Found.File, job.Found.Row, job.Found.Warning, job.Findings?.Item.Value,
            job.Plan?.Changes.Item.Value, job.Plan?.Names.Item.Value, string.Join(',', job.Plan?.Above ?? []), job.Held, job.Waits || (job.Over && !job.Held),
        ]);

    private static IEnumerable<RowChange> Totals(ImportJob? before, ImportJob? after)
    {
        if (ReferenceEquals(before?.Plan, after?.Plan))
        {
            return [];
        }

        var now = (after?.Plan?.Totals ?? []).ToDictionary(total => (total.Entity, total.Action));
        return
        [
            .. (before?.Plan?.Totals ?? []).Where(total => !now.ContainsKey((total.Entity, total.Action))).Select(total => Row(before!, total, null)),
            .. now.Values.Select(total => Row(after!, total, [total.Count])),
        ];

        static RowChange Row(ImportJob job, ImportTotal total, object?[]? values) =>
            new(ImportTables.Totals, [job.Import, total.Entity.ToString(), total.Action.ToString()], values);
    }
}
