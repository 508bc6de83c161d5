using System.Text.Json;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Grains;

/// <summary>What the service does of imports in the background: one step after another, each appended before the next.</summary>
internal sealed partial class ImportsGrain
{
    private const int Tries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private TaskCompletionSource stepped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IGrainTimer? working;
    private bool busy;
    private bool again;
    private int failed;
    private Guid? outdated;

    /// <summary>Begins, or has what is going on look once more.</summary>
    private void Work(TimeSpan after = default)
    {
        again = busy;
        if (!busy)
        {
            working?.Dispose();
            working = this.RegisterGrainTimer(_ => Go(), new GrainTimerCreationOptions(after, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
        }
    }

    private async Task Go()
    {
        busy = true;
        try
        {
            do
            {
                again = false;
                while (await Next() is { } job)
                {
                    await Step(job);
                    failed = 0;
                    Stepped();
                }
            }
            while (again);
            busy = false;
        }
        catch (Exception failure)
        {
            // nothing is lost: what the journal has is gone on with; a store or a silo that is away says nothing against the import
            (busy, failed) = (false, failed + (StoreOutage.Is(failure) || failure is OrleansException ? 0 : 1));
            NotDone(log, failure.GetType().Name, failure.StackTrace);
            Doubt();
            Work(Pause);
        }
    }

    private async Task<ImportJob?> Next()
    {
        var imports = await Look();
        foreach (var done in read.Keys.Where(import => imports.Find(import) is not { State: ImportState.Reading }).ToList())
        {
            read.Remove(done);
        }

        return !await Services.Neighbourhood.Works(District) ? null
            : imports.Next(Now) ?? (outdated is { } import && imports.Find(import) is { Waits: true } job ? job : null);
    }

    private Task Step(ImportJob job) => job switch
    {
        { State: ImportState.Reading } => Record((imports, _) => WorkOnImport.Refused(imports, job, ImportFailure.Interrupted, Now)),
        { State: ImportState.Applying } => Apply(job),
        { Over: false } => failed < Tries ? Plan(job) : Record((imports, _) => WorkOnImport.Refused(imports, job, ImportFailure.Failed, Now)),
        { Held: true } => Release(job),
        _ => Forget(job),
    };

    private async Task Plan(ImportJob job)
    {
        if (await File(job) is not { } file)
        {
            return;
        }

        var (plan, refusal) = await GrainFactory.Roster(District).PlanImport(new(job.Import, job.By.Value, file));
        outdated = null;
        if (plan is null)
        {
            await (refusal!.Code == Refusal.TryAgain.Code ? Task.CompletedTask : Record((imports, _) => WorkOnImport.Refused(imports, job, Why(refusal.Code), Now)));
            return;
        }

        var (document, report) = (plan.Document(), ImportDocuments.Report(job.Import));
        var found = (await Findings(job)).Concat(plan.Findings.Stored()).Distinct().ToList().Counted(out var counts);
        var items = await Services.Content.Seal(
            District,
            [
                ImportDocuments.Item(report, document, ImportDocuments.Plan), ImportDocuments.Item(report, found, ImportDocuments.Findings),
                ImportDocuments.Item<IReadOnlyDictionary<Guid, string>>(ImportDocuments.Held(job.Import), plan.Names.ToDictionary(name => name.Id, name => name.Name), ImportDocuments.Names),
            ]);
        await Record(
            (imports, known) => WorkOnImport.Planned(
                imports, job, new(job.Import, plan.Roster, items[0].Reference, items[2].Reference, items[1].Reference, counts, document.Changes.Totals(), known.Policy.Above(document.Removals)), known.Policy),
            [.. items.Select(item => item.Item)]);
    }

    /// <summary>All of it in one append of the roster, under the import's own operation: done again, it is not done twice.</summary>
    private async Task Apply(ImportJob job)
    {
        if (await File(job) is not { } file)
        {
            return;
        }

        var (_, refusal) = await GrainFactory.Roster(District).ApplyImport(new(job.Import, (job.ApprovedBy ?? job.By).Value, file, job.Plan!.Roster));
        await (refusal?.Code switch
        {
            null => Record((imports, _) => WorkOnImport.Applied(imports, job.Import, Now)),
            "PLAN_OUTDATED" => Plan(job),
            "TRY_AGAIN" => Task.CompletedTask,
            var code => Record((imports, _) => WorkOnImport.Refused(imports, job, Why(code), Now)),
        });
    }

    private static ImportFailure Why(string refused) => refused == "TOO_MANY_PEOPLE" ? ImportFailure.TooManyPeople : ImportFailure.NotAllowed;

    private async Task Release(ImportJob job)
    {
        await Services.Content.Erase(District, ImportDocuments.Held(job.Import));
        await Record((imports, _) => WorkOnImport.Released(imports, job.Import));
    }

    private async Task Forget(ImportJob job)
    {
        await Services.Content.Erase(District, ImportDocuments.Report(job.Import));
        await Record((imports, _) => WorkOnImport.Forgotten(imports, job.Import));
    }

    private async Task Record(Func<Imports, Importing, Decision<ImportsEvent>> decide, IReadOnlyList<SealedItem>? contents = null) =>
        await Settle(
            new("work-on-import", Guid.NewGuid(), Guid.Empty, ""), fresh => Services.Neighbourhood.Importing(District, default, fresh), decide, (_, _) => DoneView.Now, _ => contents ?? []);

    private async Task<ReadOnlyMemory<byte>?> File(ImportJob job) => await Open(ImportDocuments.Held(job.Import), job.File!.Item);

    private async Task<IReadOnlyList<ImportFinding>> Findings(ImportJob job) =>
        await Open(ImportDocuments.Report(job.Import), job.Findings!.Item) is { } bytes ? JsonSerializer.Deserialize(bytes.Span, ImportDocuments.Findings)! : [];

    private async Task<ReadOnlyMemory<byte>?> Open(Guid owner, ContentId item) =>
        (await Services.Content.Open(District, [(owner, item)])).TryGetValue(item, out var bytes) ? bytes : null;

    private void Stepped()
    {
        var before = stepped;
        stepped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        before.TrySetResult();
    }

    [LoggerMessage(1, LogLevel.Warning, "A step of an import failed with {Failure} and is tried again: {Stack}")]
    private static partial void NotDone(ILogger log, string failure, string? stack);
}
