using System.Collections.Immutable;
using System.Security.Cryptography;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Says lost endings again: one append for each stream and restore, so that it is said once however often it is tried.</summary>
internal sealed class Replays(IJournal journal, Snapshots snapshots)
{
    private const string Ended = "ended";

    public async Task<bool> Teacher(Guid restore, StreamKey stream, LostEndings lost, Func<PersonId, bool> holds, DateOnly today, CancellationToken cancel)
    {
        var (teacher, version) = await snapshots.Load<Teacher, TeacherEvent>(stream, new(), Domain.Teacher.Evolve, cancel: cancel);
        var events = new ReplayEndings([.. lost.Of<TeacherEvent>(stream)], holds, today).Decide(teacher);
        var after = events.Aggregate(teacher, Domain.Teacher.Evolve);
        await Append(restore, stream, version, events, TeacherRows.Of(teacher, after));
        var (now, _) = await snapshots.Load<Teacher, TeacherEvent>(stream, new(), Domain.Teacher.Evolve, cancel: cancel);    // where it was said before, this was of after it already
        for (var erasure = 0; erasure < now.Erasures; erasure++)
        {
            lost.Destroy(stream.District, ContentKey.Of(new(stream.Id), erasure));
        }

        return events.Any(happened => happened is TeacherEvent.ConsentHeld);
    }

    public Task<bool> Other(Guid restore, StreamKey stream, LostEndings lost, bool sure, CancellationToken cancel) => stream.Kind switch
    {
        StreamKind.District => Again<District, DistrictEvent>(
            restore, stream, lost, new(), District.Evolve, (district, happened) => ReplayOfDistricts.Again(district, happened, sure),
            (before, after, events) => RosterSourceRows.Of(before, after, events).Concat(SuspensionRows.Of(before, after)), cancel),
        StreamKind.Roster => Again<Roster, RosterEvent>(restore, stream, lost, Roster.Empty, Roster.Evolve, (roster, happened) => One(ReplayOfDistricts.Again(roster, happened)), RosterRows.Of, cancel),
        StreamKind.Webhooks => Again<Webhooks, WebhooksEvent>(restore, stream, lost, new(), Webhooks.Evolve, (webhooks, happened) => One(ReplayOfDistricts.Again(webhooks, happened)), WebhookRows.Of, cancel),
        _ => throw new InvalidOperationException($"Nothing ends in a stream of the kind {stream.Kind}."),
    };

    public Task<bool> Register(Guid restore, LostEndings lost, CancellationToken cancel) =>
        Again<Register, RegisterEvent>(restore, OfRegister, lost, new(), Domain.Register.Evolve, (register, happened) => One(ReplayOfDistricts.Again(register, happened)), RegisterRows.Of, cancel);

    public async Task<DateOnly> Today(DistrictId district, TimeProvider clock, CancellationToken cancel) =>
        (await snapshots.Load<District, DistrictEvent>(OfDistrict(district), new(), District.Evolve, cancel: cancel)).State.Founded is { } founded
            ? founded.Zone.Today(clock)
            : DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The last word of a restore: from here on the database may be opened.</summary>
    /// <param name="before">Others that this database knows nothing of: undone with it, and accounted for by it.</param>
    public async Task AccountFor(Guid restore, IEnumerable<Guid> before, CancellationToken cancel)
    {
        var version = (await journal.Read(OfRegister, cancel: cancel)).Count;
        await Append<RegisterEvent>(restore, OfRegister, version, [.. before.Append(restore).Distinct().Select(one => new RegisterEvent.DatabaseRestored(one))], [], "accounted");
    }

    public async Task Tell(Guid restore, DistrictId district, OperatorOrder order, SealedItem reason, CancellationToken cancel)
    {
        var (state, version) = await snapshots.Load<District, DistrictEvent>(OfDistrict(district), new(), District.Evolve, cancel: cancel);
        if (state is { IsGone: false, HasMoved: false })
        {
            await Append<DistrictEvent>(restore, OfDistrict(district), version, [new DistrictEvent.DistrictRestored(order, restore)], [], "told", reason);
        }
    }

    private async Task<bool> Again<TState, TEvent>(
        Guid restore, StreamKey stream, LostEndings lost, TState empty, Func<TState, TEvent, TState> evolve, Func<TState, TEvent, ImmutableArray<TEvent>> again,
        Func<TState, TState, ImmutableArray<TEvent>, IEnumerable<RowChange>> rows, CancellationToken cancel)
        where TState : class
        where TEvent : class
    {
        var (before, version) = await snapshots.Load(stream, empty, evolve, cancel: cancel);
        var (after, events) = (before, ImmutableArray.CreateBuilder<TEvent>());
        foreach (var happened in lost.Of<TEvent>(stream))
        {
            var said = again(after, happened);
            events.AddRange(said);
            after = said.Aggregate(after, evolve);
        }

        var all = events.ToImmutable();
        await Append(restore, stream, version, all, rows(before, after, all));
        return !all.IsEmpty;
    }

    private async Task Append<TEvent>(Guid restore, StreamKey stream, long version, ImmutableArray<TEvent> events, IEnumerable<RowChange> rows, string what = Ended, params IReadOnlyList<SealedItem> contents)
        where TEvent : class
    {
        if (events.IsEmpty)
        {
            return;
        }

        var request = Request(restore, what);
        var outcome = await journal.Append(new(stream, version, new(Operation(request), Guid.Empty, new(request)), [.. events.Select(Catalogue.Write)], [], [.. rows], contents));
        if (outcome is not (Outcome.Appended or Outcome.Repeated))
        {
            throw new StorageException("SERVICE_RUNNING", "A stream changed while the restored database was being brought into order (SERVICE_RUNNING). Stop every process of the service, and run restore reopen again.");
        }
    }

    /// <summary>Under which operation a restore says again what had ended.</summary>
    public static Guid Operation(Guid restore) => Operation(Request(restore, Ended));

    private static Guid Operation(byte[] request) => new(request.AsSpan(0, 16));

    private static byte[] Request(Guid restore, string what) => SHA256.HashData([.. restore.ToByteArray(), .. System.Text.Encoding.UTF8.GetBytes(what)]);

    private static ImmutableArray<TEvent> One<TEvent>(TEvent? said)
        where TEvent : class => said is null ? [] : [said];

    private static StreamKey OfRegister => new(DistrictId.Service, StreamKind.Register, DistrictId.Service.Value);

    private static StreamKey OfDistrict(DistrictId district) => new(district, StreamKind.District, district.Value);
}
