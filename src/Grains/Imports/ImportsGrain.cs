using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Grains;

/// <summary>
/// A district's imports as jobs. What a person asks is appended in her call; what the service does goes on in the background, beside further calls, from the last state that the journal has:
/// so it is resumed by whoever looks, and done twice it is done once.
/// </summary>
[GrainType("imports")]
internal sealed partial class ImportsGrain(GrainServices services, ILogger<ImportsGrain> log)
    : DecidingGrain<Imports, ImportsEvent>(StreamKind.Imports, services, new(), Imports.Evolve, ImportRows.Of), IImportsGrain
{
    private readonly Dictionary<Guid, int> read = [];

    private DateTimeOffset Now => Services.Clock.GetUtcNow();

    public Task<Answer<JobView>> Begin(BeginAsked asked) => Job(
        Asking.Of("begin-import", asked.Operation, asked.By, asked, AskedJson.Default.BeginAsked), asked.Operation,
        (imports, known) => new BeginImport(asked.Operation, known.By, asked.PlanOnly, asked.Fetched, Today, Now).Decide(imports), asked.By);

    public async Task<Answer<JobView>> Read(ReadAsked asked)
    {
        var findings = ImportDocuments.Item(ImportDocuments.Report(asked.Import), asked.Findings.Stored().Counted(out var counts), ImportDocuments.Findings);
        var file = asked.File is { } bytes ? new ClearItem(ImportDocuments.Held(asked.Import), new(Guid.NewGuid()), bytes) : null;
        var items = await Services.Content.Seal(District, [findings, .. file is null ? (ClearItem[])[] : [file]]);
        return await Job(
            Asking.Of("read-import", asked.Operation, asked.By, asked, AskedJson.Default.ReadAsked), asked.Import,
            (imports, _) => new ReadImport(
                asked.Import, new(asked.By), file is null ? null : items[1].Reference, items[0].Reference, counts, asked.Schools, asked.People, Now).Decide(imports),
            asked.By, [.. items.Select(item => item.Item)]);
    }

    public async Task<Answer<JobView>> Approve(ApproveAsked asked)
    {
        var answer = await Job(
            Asking.Of("approve-import", asked.Operation, asked.By, asked, AskedJson.Default.ApproveAsked), asked.Import,
            (imports, known) => new ApproveImport(known.By, asked.Import, asked.Plan, known.Roster, Today).Decide(imports), asked.By);
        if (answer.Refusal?.Code == "PLAN_OUTDATED")
        {
            outdated = asked.Import;
            Work();
        }

        return answer;
    }

    public Task<Answer<JobView>> Cancel(CancelAsked asked) => Job(
        Asking.Of("cancel-import", asked.Operation, asked.By, asked, AskedJson.Default.CancelAsked), asked.Import,
        (imports, known) => new CancelImport(known.By, asked.Import, Today, Now).Decide(imports), asked.By);

    public async Task Report(Guid import, int percent)
    {
        if ((await Recall()).Find(import) is { State: ImportState.Reading })
        {
            read[import] = percent;
        }
    }

    public Task<int> Percent(Guid import, ImportState state) => Task.FromResult(state switch
    {
        ImportState.Reading => read.GetValueOrDefault(import) * 6 / 10,
        ImportState.Planning => 60,
        ImportState.Planned or ImportState.AwaitingApproval or ImportState.Applying => 80,
        _ => 100,
    });

    public async Task<JobView?> Settled(Guid import, int seconds)
    {
        var patience = Task.Delay(TimeSpan.FromSeconds(seconds), Services.Clock);
        while (true)
        {
            var (step, job) = (stepped.Task, (await Look()).Find(import));
            if (job is null || job.Waits || job is { Over: true, Held: false } || patience.IsCompleted)
            {
                return job is null ? null : View(job);
            }

            await Task.WhenAny(step, patience);
        }
    }

    public async Task<FetchAsked?> Fetching() =>
        (await Look()).Jobs.FirstOrDefault(job => job is { Fetched: true, State: ImportState.Reading }) is { } job && !job.Lost(Now) ? new(job.Import, job.By.Value, job.PlanOnly) : null;

    public Task Resume()
    {
        Work();
        return Task.CompletedTask;
    }

    private static JobView View(ImportJob job) => new(job.Import, job.State);

    /// <summary>What somebody asks of an import; afterwards the service goes on with it.</summary>
    private async Task<Answer<JobView>> Job(
        Asking asking, Guid import, Func<Imports, Importing, Decision<ImportsEvent>> decide, Guid by, IReadOnlyList<SealedItem>? contents = null)
    {
        var answer = await Settle(
            asking, fresh => Services.Neighbourhood.Importing(District, new(by), fresh), decide,
            (imports, _) => imports.Find(import) is { } job ? View(job) : new JobView(import, ImportState.Cancelled), _ => contents ?? []);
        if (answer.Refusal is null)
        {
            Work();
        }

        return answer;
    }
}
