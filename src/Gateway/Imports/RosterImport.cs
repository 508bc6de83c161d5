using System.Globalization;
using System.Text.Json.Serialization;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL;
using GraphQL.DataLoader;

namespace DistrictCoaching.Gateway;

/// <summary>An import of the roster: a job that is read, planned, approved and applied.</summary>
public sealed class RosterImport(ImportEntry entry)
{
    /// <summary>The import's id, which the upload gave.</summary>
    [Id]
    public string Id => NodeId.Of("RosterImport", entry.Import);

    /// <summary>Its number among the district's imports, from 1.</summary>
    public int Number => entry.Number;

    /// <summary>Where it stands.</summary>
    public ImportState State => entry.State;

    /// <summary>How much of the work is done, 0 to 100; 100 where it is over.</summary>
    public async Task<int> Percent([FromUserContext] Caller caller, [FromServices] Grains grains) => await grains.Imports(caller).Percent(entry.Import, entry.State);

    /// <summary>Whether only a plan was asked for: then nothing is applied by itself.</summary>
    public bool PlanOnly => entry.PlanOnly;

    /// <summary>Who sent the package.</summary>
    public IDataLoaderResult<Person?> AskedBy([FromUserContext] Caller caller, [FromServices] PersonLoader people) => people.Load(caller, entry.AskedBy.Value);

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt => entry.AskedAt;

    /// <summary>Who approved it; null where nobody did.</summary>
    public IDataLoaderResult<Person?>? ApprovedBy([FromUserContext] Caller caller, [FromServices] PersonLoader people) =>
        entry.ApprovedBy is { } by ? people.Load(caller, by.Value) : null;

    /// <summary>Whether the district's policy approved it.</summary>
    public bool ApprovedByPolicy => entry is { ApprovedBy: null, State: ImportState.Applying or ImportState.Applied };

    /// <summary>When it was applied, refused or cancelled.</summary>
    public DateTimeOffset? EndedAt => entry.EndedAt;

    /// <summary>Why it ended without changing anything; null where it did not.</summary>
    [JsonIgnore]
    public UserError? Refusal => entry.Refusal() is { } refusal ? new(refusal) : null;

    /// <summary>How many schools the package lists.</summary>
    public int Schools => entry.Schools;

    /// <summary>How many people the package lists; of a delta, students among them.</summary>
    public int People => entry.People;

    /// <summary>Names the plan, for whoever approves it; null before it is planned.</summary>
    [Id]
    public string? PlanId => entry.Plan is { } plan ? NodeId.Of("RosterPlan", plan.Value) : null;

    /// <summary>What it removes more of than may go without an approval.</summary>
    public IEnumerable<ImportThreshold> Above => entry.Above;

    /// <summary>How much it changes, or changed.</summary>
    public IEnumerable<RosterImportTotal> Totals => entry.Totals.Select(total => new RosterImportTotal(total));

    /// <summary>How many findings there are.</summary>
    [JsonPropertyName("found")]
    public RosterFindingCounts FindingCounts => new(entry.Found);

    /// <summary>What is not as it should be in the package.</summary>
    public async Task<Connection<RosterFinding>> Findings(Page page, [FromUserContext] Caller caller, [FromServices] ImportReports reports, CancellationToken cancel)
    {
        var all = await reports.Findings(caller, entry, cancel);
        return page.Connection(Rows(all, page), row => Key(row.Index), row => row.Item, all.Count);
    }

    /// <summary>What it changes, or changed, thing by thing.</summary>
    public async Task<Connection<RosterChange>> Changes(Page page, [FromUserContext] Caller caller, [FromServices] ImportReports reports, CancellationToken cancel)
    {
        var all = (await reports.Plan(caller, entry, cancel)).Changes;
        var rows = Rows(all, page);
        var names = await reports.Names(caller, entry, [.. rows.Select(row => row.Item)], cancel);
        return page.Connection(rows, row => Key(row.Index), row => new RosterChange(row.Item, names), all.Count);
    }

    /// <summary>How much of what there is it removes.</summary>
    public async Task<IEnumerable<RosterRemoval>> Removals([FromUserContext] Caller caller, [FromServices] ImportReports reports, CancellationToken cancel) =>
        (await reports.Plan(caller, entry, cancel)).Removals.Select(removal => new RosterRemoval(removal));

    private static List<(int Index, T Item)> Rows<T>(IReadOnlyList<T> all, Page page) =>
        [.. all.Index().Skip(int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after + 1 : 0).Take(page.Take)];

    private static string Key(int index) => index.ToString(CultureInfo.InvariantCulture);
}
