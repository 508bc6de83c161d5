using System.Text;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>
/// Makes a database that was restored to an earlier point fit to be opened. The order is the promise: nothing opens before all that ended is ended again; that it is accounted for is said last. Each step is the same again when
/// it is repeated, so it may be killed anywhere and run again. No other process of the service may run.
/// </summary>
public sealed class Reopening(
    IHeads heads, IJournal journal, IDatabase database, IContent content, KeyRing ring, CheckpointFolder folder, EndingFolder endings, RestoreCheck check, Checkpoints checkpoints, Snapshots snapshots, TimeProvider clock)
{
    /// <summary>Who is said to have done it.</summary>
    public static readonly ClientName By = new("restore-reopen");

    private readonly Replays replays = new(journal, snapshots);

    /// <summary>Null where there is nothing to do: the database has all that was signed and kept.</summary>
    /// <param name="reason">For the districts' leads.</param>
    /// <param name="doubt">Whether more may be missing than anybody knows: every consent then waits for its teacher's word.</param>
    /// <param name="endSignIns">Ends what is handed out to those who signed in; done again where it was broken off.</param>
    /// <exception cref="StorageException">A process of the service runs, or a district must be imported again first. Nothing is accounted for; run again it goes on.</exception>
    public async Task<Reopened?> Run(string reason, bool doubt, Func<CancellationToken, Task> endSignIns, CancellationToken cancel = default)
    {
        var known = (await check.Register(cancel)).Restores;
        var begun = endings.Restores.Where(one => !known.Contains(one)).ToList();
        if (!check.IsForeign && !doubt && !await check.IsBehind(cancel))
        {
            return await DestroyKeys(endings.Gone, cancel) is > 0 and var again ? new(Guid.Empty, 0, 0, again, false, []) : null;    // a key store that was restored alone
        }

        var restore = Begin(begun);
        var lost = await LostEndings.Of(Lives(begun, restore), begun, journal, cancel);
        if (doubt || lost.HasGaps || begun.Any(endings.IsInDoubt) || !await Reaches(cancel))
        {
            endings.SayDoubt(restore);
        }

        doubt = endings.IsInDoubt(restore);
        var (ended, held) = (await replays.Register(restore, lost, cancel) ? 1 : 0, 0);
        var districts = await new DistrictsHere(heads, ring, check).Find(lost, cancel);
        foreach (var district in districts)
        {
            held += await Hold(restore, district, lost, doubt, cancel);
            ended += await End(restore, district, lost, doubt, cancel);
        }

        var keys = await DestroyKeys(lost.Keys, cancel);
        await Tell(restore, districts, reason, cancel);
        await endSignIns(cancel);
        var breaks = await checkpoints.SignRestored(restore, cancel);
        if (breaks.Count == 0)
        {
            await replays.AccountFor(restore, begun, cancel);
        }

        return new(restore, ended, held, keys, doubt, breaks);
    }

    /// <summary>Goes on with the one that was begun last and is not over, or begins one; what was kept since the one before is its own.</summary>
    private Guid Begin(List<Guid> begun)
    {
        var open = begun.Where(one => !endings.IsOver(one)).ToList();
        var restore = open.Count > 0 ? open.MaxBy(one => endings.Read(one).Select(line => line.At).DefaultIfEmpty().Max()) : Guid.NewGuid();
        if (check.IsForeign)
        {
            endings.MakeInDoubt(restore);
        }

        endings.Take(restore);
        return restore;
    }

    /// <summary>Whether the ledger goes back to the restored point: of what ended before it began nothing is kept.</summary>
    private async Task<bool> Reaches(CancellationToken cancel)
    {
        DateTimeOffset? newest = null;
        foreach (var district in await heads.Districts(cancel))
        {
            newest = await heads.Newest(district, cancel) is { } at && !(at <= newest) ? at : newest;
        }

        return newest is null || endings.Since <= newest;
    }

    /// <summary>An older restore that this database knows nothing of is undone with it: what was kept before it counts again.</summary>
    private IEnumerable<IReadOnlyList<EndingLine>> Lives(List<Guid> begun, Guid restore) =>
        begun.Append(restore).Distinct().Select(one => (IReadOnlyList<EndingLine>)[.. endings.Read(one)]).OrderBy(lines => lines.Select(line => line.At).DefaultIfEmpty().Min());

    /// <summary>Ends again what teachers ended, and holds what may not be as they last said.</summary>
    private async Task<int> Hold(Guid restore, DistrictId district, LostEndings lost, bool doubt, CancellationToken cancel)
    {
        if (await ring.IsDestroyed(district, cancel))
        {
            return 0;
        }

        var (today, touched, behind) = (await replays.Today(district, clock, cancel), lost.Touched(district), await Behind(district, lost, cancel));
        var concerned = await database.Query(district, "select distinct stream, partner from live_days where tenant = $1", row => (Teacher: row.Id(0), Partner: row.Id(1)), [], cancel);
        var teachers = concerned.Where(pair => doubt || touched.Contains(pair.Teacher) || touched.Contains(pair.Partner)).Select(pair => pair.Teacher)
            .Concat(behind).Concat(lost.Streams.Where(stream => stream.District == district && stream.Kind == StreamKind.Teacher).Select(stream => stream.Id)).Distinct().ToList();
        var held = 0;
        foreach (var teacher in teachers)
        {
            var all = doubt || touched.Contains(teacher) || behind.Contains(teacher) || lost.Streams.Contains(new(district, StreamKind.Teacher, teacher));
            held += await replays.Teacher(restore, new(district, StreamKind.Teacher, teacher), lost, partner => all || touched.Contains(partner.Value), today, cancel) ? 1 : 0;
        }

        return held;
    }

    /// <summary>Teachers whose streams went on, as the last checkpoint says, to where they are not any more.</summary>
    private async Task<HashSet<Guid>> Behind(DistrictId district, LostEndings lost, CancellationToken cancel)
    {
        var signed = (await new SignedCheckpoints(ring, folder).Newest(district, cancel))?.ByStream() ?? [];
        var now = (await heads.Heads(district, cancel)).ToDictionary(head => head.Stream);
        var behind = new HashSet<Guid>();
        foreach (var head in signed.Values.Where(head => head.Stream.Kind == StreamKind.Teacher && now.GetValueOrDefault(head.Stream) != head))
        {
            var there = await journal.Read(head.Stream, head.Version - 1, cancel);
            if (there.Count == 0 || !head.Hash.Equals(new(there[0].Hash)))
            {
                behind.Add(head.Stream.Id);
            }
        }

        return behind;
    }

    private async Task<int> End(Guid restore, DistrictId district, LostEndings lost, bool doubt, CancellationToken cancel)
    {
        var ended = lost.Streams.Count(stream => stream.District == district && stream.Kind == StreamKind.Teacher);
        var destroyed = await ring.IsDestroyed(district, cancel);
        foreach (var stream in lost.Streams.Where(stream => stream.District == district && stream.Kind != StreamKind.Teacher && (!destroyed || stream.Kind == StreamKind.District)))
        {
            ended += await replays.Other(restore, stream, lost, sure: !doubt, cancel) ? 1 : 0;
        }

        return ended;
    }

    /// <summary>A restored key store may have again what was destroyed: also that of teachers who erased before the point that was restored to.</summary>
    private async Task<int> DestroyKeys(IEnumerable<(DistrictId District, Guid? Owner)> gone, CancellationToken cancel)
    {
        var destroyed = 0;
        foreach (var (district, owner) in gone.Distinct())
        {
            destroyed += await ring.DestroyAgain(district, owner, cancel) ? 1 : 0;
        }

        return destroyed;
    }

    /// <summary>The districts' leads read of it where they read what operators do.</summary>
    private async Task Tell(Guid restore, IReadOnlyList<DistrictId> districts, string reason, CancellationToken cancel)
    {
        foreach (var district in districts)
        {
            if (!await ring.IsDestroyed(district, cancel))
            {
                var text = (await content.Seal(district, [new(district.Value, new(Guid.NewGuid()), Encoding.UTF8.GetBytes(reason))], cancel))[0];
                await replays.Tell(restore, district, new(By, text.Reference), text.Item, cancel);
            }
        }
    }
}
