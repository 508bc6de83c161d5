using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>What imports found and planned, for who may import: names are those that the roster has now, and of who is new those of the package, until the import is over.</summary>
public sealed class ImportReports(ImportDirectory imports, RosterDirectory rosters)
{
    public async Task<IReadOnlyList<RosterFinding>> Findings(Caller caller, ImportEntry entry, CancellationToken cancel) =>
        [.. (await imports.Findings(caller.District, entry, cancel)).Select(finding => new RosterFinding(finding, caller.Language))];

    public Task<ImportPlanDocument> Plan(Caller caller, ImportEntry entry, CancellationToken cancel) => imports.Plan(caller.District, entry, cancel);

    /// <summary>Names of people and schools among these changes, by their ids.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(Caller caller, ImportEntry entry, IReadOnlyCollection<ImportChange> changes, CancellationToken cancel)
    {
        var names = new Dictionary<Guid, string>(await imports.Names(caller.District, entry, cancel));
        var people = changes.Where(change => change.Entity is ImportEntity.Person or ImportEntity.Role).Select(change => new PersonId(change.Id!.Value)).Distinct().ToList();
        foreach (var (person, identity) in await rosters.Names(caller.District, people, cancel: cancel))
        {
            names[person.Value] = identity.Name;
        }

        foreach (var school in await rosters.Schools(caller.District, cancel))
        {
            names[school.School.Value] = school.Name;
        }

        return names;
    }
}

internal static class ImportEntryReading
{
    /// <summary>Why the import ended without changing anything; null where it did not.</summary>
    public static Refusal? Refusal(this ImportEntry entry) => (entry.State, entry.Why) switch
    {
        (ImportState.Cancelled, _) => new("IMPORT_CANCELLED"),
        (_, ImportFailure.FileRefused) => new("ROSTER_FILE_REFUSED"),
        (_, ImportFailure.NotAllowed) => Domain.Refusal.NotAllowed,
        (_, ImportFailure.Interrupted) => new("IMPORT_INTERRUPTED"),
        (_, ImportFailure.TooManyPeople) => new("TOO_MANY_PEOPLE"),
        (_, ImportFailure.Failed) => new("IMPORT_FAILED"),
        _ => null,
    };

    /// <summary>The id in the schema of what a change is about.</summary>
    public static string? NodeIdOf(this ImportChange change) =>
        change.Id is { } id ? NodeId.Of(change.Entity == ImportEntity.School ? "School" : "Person", id) : null;
}
