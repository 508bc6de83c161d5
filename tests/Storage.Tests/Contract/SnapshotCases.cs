using DistrictCoaching.Domain;
using Microsoft.Extensions.Logging.Abstractions;

namespace DistrictCoaching.Storage.Tests.Contract;

/// <summary>A teacher's long stream, and how much of it had to be folded.</summary>
public abstract class SnapshotCases(Stores stores) : RingContract(stores)
{
    protected async Task<Snapshot> Kept()
    {
        await Append(600);
        await Load();
        return (await Store.Snapshots.Resume(Stream)).Snapshot!;
    }

    protected async Task Append(int count)
    {
        var version = (await Store.Journal.Read(Stream)).Count;
        await Store.Append(Stream, version, [.. Histories.Teacher(count).Select(Catalogue.Write)]);
    }

    protected Snapshots Open() => new(Store.Journal, Store.Snapshots, Ring, NullLogger<Snapshots>.Instance);

    protected async Task<(Teacher State, long Version, int Folded)> Load(long until = long.MaxValue)
    {
        await using var snapshots = Open();
        return await Load(snapshots, Stream, until);
    }

    protected static async Task<(Teacher State, long Version, int Folded)> Load(Snapshots snapshots, StreamKey of, long until = long.MaxValue)
    {
        var folded = 0;
        var (state, version) = await snapshots.Load<Teacher, TeacherEvent>(of, new(), (teacher, happened) =>
        {
            folded++;
            return Teacher.Evolve(teacher, happened);
        }, until);
        return (state, version, folded);
    }

    protected async Task<Teacher> Fold(int until = int.MaxValue) =>
        (await Store.Journal.Read(Stream)).Take(until).Select(past => (TeacherEvent)Catalogue.Read(past.Type, past.Body)).Aggregate(new Teacher(), Teacher.Evolve);
}
