using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>
/// Whether the database is an older one than the second place knows: restored from a backup, or a standby that lacked something. Looks at what was signed and ended last, not at every stream; a database is as a whole of one
/// moment, so whatever it lacks, it lacks the last of it.
/// </summary>
public sealed class RestoreCheck(IHeads heads, IJournal journal, KeyRing keys, CheckpointFolder checkpoints, EndingFolder endings, TimeProvider clock) : IRestoreCheck
{
    /// <summary>How many of the last endings are looked for; several silos write at once, and not by one clock.</summary>
    private const int Last = 200;

    /// <summary>The code of <see cref="Refused"/>, and of a second place that knows nothing of the database.</summary>
    internal const string Restored = "DATABASE_RESTORED", Unknown = "ENDINGS_MISSING";

    /// <summary>Whether the second place knows nothing of any database: a wrong folder, or one that is not mounted.</summary>
    internal bool IsForeign => !endings.Exists && checkpoints.Newest(DistrictId.Service) == 0;

    /// <summary>What a start says that is refused for it.</summary>
    public static StorageException Refused() => new(
        Restored,
        "The database was restored to an earlier point: what was ended after it is missing (DATABASE_RESTORED). Stop every process of the service and run: restore reopen --reason TEXT (docs/operators/backup.md).");

    /// <exception cref="StorageException">It is an older one, or the second place is none that knows it.</exception>
    public async Task Check(CancellationToken cancel = default)
    {
        await Refuse(cancel);
        endings.Make(clock.GetUtcNow());
        foreach (var restore in endings.Restores.Where(restore => !endings.IsOver(restore)))
        {
            endings.SayOver(restore);
        }
    }

    public async Task Refuse(CancellationToken cancel = default)
    {
        if (await IsBehind(cancel))
        {
            throw Refused();
        }

        if (IsForeign && (await Register(cancel)).Districts.Count > 0)
        {
            throw new StorageException(
                Unknown,
                "The database has districts, and Checkpoints:Folder knows nothing of them (ENDINGS_MISSING). Name the folder that was used before; if it is lost, run: restore reopen --reason TEXT, which pauses every consent (docs/operators/backup.md).");
        }
    }

    public async Task<bool> IsBehind(CancellationToken cancel = default) =>
        (endings.Restores is { Count: > 0 } begun && begun.Except((await Register(cancel)).Restores).Any()) || await LacksEndings(cancel) || await LacksSigned(cancel);

    /// <summary>What the register of districts adds up to.</summary>
    internal async Task<Register> Register(CancellationToken cancel) =>
        (await journal.Read(new(DistrictId.Service, StreamKind.Register, DistrictId.Service.Value), cancel: cancel))
            .Aggregate(new Register(), (register, past) => Domain.Register.Evolve(register, (RegisterEvent)Catalogue.Read(past.Type, past.Body)));

    private async Task<bool> LacksEndings(CancellationToken cancel)
    {
        var (asked, done) = (new List<EndingAsked>(), new HashSet<Guid>());
        foreach (var line in endings.ReadLast())
        {
            if (line is EndingAsked ending)
            {
                asked.Add(ending);
            }
            else if (line is EndingSettled { Done: true } settled)
            {
                done.Add(settled.Entry);
            }
        }

        // one that is not settled may never have been made: its process died before
        foreach (var last in asked.Where(ending => done.Contains(ending.Entry) && ending.Events.Count > 0).OrderByDescending(ending => ending.At).Take(Last))
        {
            if (await Lacks(last, cancel))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether another event stands where it stood, or none.</summary>
    private async Task<bool> Lacks(EndingAsked ending, CancellationToken cancel) =>
        !LostEndings.Has(await journal.Read(ending.Key, ending.Events[0].Version - 1, cancel), ending.Events[0]);

    /// <summary>Of the districts in which something was new when the service last signed: whether their heads went back.</summary>
    private async Task<bool> LacksSigned(CancellationToken cancel)
    {
        var signed = new SignedCheckpoints(keys, checkpoints);
        if (await signed.Newest(DistrictId.Service, cancel) is not { } newest)
        {
            return false;
        }

        var before = (await signed.Read(DistrictId.Service, newest.Number - 1, cancel))?.Others ?? [];
        foreach (var name in newest.Others.Except(before).Prepend(newest.Name))
        {
            if (!await signed.IsPast(name.District, cancel) && await signed.Read(name.District, name.Number, cancel) is { } of && await Lacks(of, cancel))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> Lacks(Checkpoint signed, CancellationToken cancel)
    {
        var now = (await heads.Heads(signed.District, cancel)).ToDictionary(head => head.Stream, head => head.Version);
        return signed.Heads.Any(head => now.GetValueOrDefault(head.Of(signed.District).Stream) < head.Version);
    }
}
