using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>What tests of imports ask and look at.</summary>
public abstract class ImportJobCase(TwoSilos silos)
{
    private protected const int Looks = 300_000;

    protected TwoSilos Silos { get; } = silos;

    private protected static StreamKey Roster(TestDistrict d) => new(d.Id, StreamKind.Roster, d.Id.Value);

    private protected static RosterFile File(params string[] names) => new()
    {
        Schools = [new("lake", "Lake", false)],
        People = [.. names.Select(name => new FilePerson(name, new(name, "Sample", null, name), Gone: false) { WholeRoles = true, Roles = [new(Role.Teacher, "lake", Days.Since(new(2026, 8, 1)), "roles", 2)] })],
    };

    /// <summary>Every import waits for an approval.</summary>
    private protected static async Task ApproveAll(TestDistrict d) => TestDistrict.Accepted(
        await d.District(0).SetImportPolicy(new(Guid.NewGuid(), d.Dora.Value, new(false, new(5, 15), new(5, 15), new(5, 15), new(5, 15)))));

    private protected static async Task<Guid> Read(TestDistrict d, int silo, RosterFile file)
    {
        var import = Guid.NewGuid();
        TestDistrict.Accepted(await d.Imports(silo).Begin(new(import, d.Dora.Value, PlanOnly: false)));
        TestDistrict.Accepted(await d.Imports(silo).Read(new(ImportDocuments.Reading(import), d.Dora.Value, import, RosterFileBytes.Write(file), 1, file.People.Count, [])));
        return import;
    }

    /// <summary>One whose package cannot be read.</summary>
    private protected static async Task<Guid> Refused(TestDistrict d)
    {
        var import = Guid.NewGuid();
        TestDistrict.Accepted(await d.Imports(0).Begin(new(import, d.Dora.Value, PlanOnly: false)));
        TestDistrict.Accepted(await d.Imports(0).Read(new(ImportDocuments.Reading(import), d.Dora.Value, import, null, 0, 0, [])));
        return import;
    }

    /// <summary>How much of its findings and its plan lies in the store.</summary>
    private protected async Task<long> Reported(TestDistrict d, Guid import) =>
        (await Silos.Store.Query(d.Id, "select count(*) from contents where tenant = $1 and owner = $2", row => row.Number(0), [ImportDocuments.Report(import)]))[0];

    private protected async Task<Guid> Plan(Guid import, TestDistrict d) => (await Silos.Imports.Find(d.Id, import))!.Plan!.Value.Value;

    /// <summary>The imports that the roster's own stream names, in order.</summary>
    private protected async Task<IEnumerable<Guid>> Imported(TestDistrict d) =>
        (await Silos.Store.Read(Roster(d))).Select(past => Catalogue.Read(past.Type, past.Body)).OfType<RosterEvent.RosterImported>().Select(imported => imported.Import);

    /// <summary>How much of what its file said lies in the store.</summary>
    private protected async Task<long> Held(TestDistrict d, Guid import) =>
        (await Silos.Store.Query(d.Id, "select count(*) from contents where tenant = $1 and owner = $2", row => row.Number(0), [ImportDocuments.Held(import)]))[0];

    /// <summary>Looks until the service has done all that it can, whichever silo does it; the clock goes on meanwhile, so that what failed is tried again.</summary>
    private protected async Task<ImportState?> Settled(TestDistrict d, int silo, Guid import)
    {
        for (var looks = 1; looks < Looks; looks++)
        {
            var state = (await d.Imports(silo).Settled(import, 0))?.State;
            if (state is null or ImportState.Planned or ImportState.AwaitingApproval
                || (state is ImportState.Applied or ImportState.Refused or ImportState.Cancelled && await Held(d, import) == 0))
            {
                return state;
            }

            if (looks % 100 == 0)
            {
                Silos.Clock.Advance(TimeSpan.FromSeconds(2));
            }
        }

        throw new InvalidOperationException($"It was not gone on with: {(await d.Imports(silo).Settled(import, 0))?.State}, {await Held(d, import)} held.");
    }
}
