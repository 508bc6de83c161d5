using System.Collections.Concurrent;

namespace DistrictCoaching.Storage.Sqlite;

/// <summary>The one thread with the one connection that writes: groups of appends, each group one transaction and one flush to the disk.</summary>
internal sealed class Writer : IAsyncDisposable
{
    /// <summary>How long an operation is known.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromDays(30);

    /// <summary>Old operations go a few at a time, so that nobody waits for them.</summary>
    private const int PrunedAtOnce = 1_000;

    private readonly Session session;
    private readonly Applier applier;
    private readonly TimeProvider clock;
    private readonly KnownHeads heads;
    private readonly FairQueue queue = new();
    private readonly ConcurrentQueue<Action> between = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long pruneAfter;

    public Writer(Session session, TimeProvider clock, KnownHeads heads)
    {
        (this.session, this.clock, this.heads, applier) = (session, clock, heads, new(session));
        new Thread(Loop) { IsBackground = true, Name = "journal writer" }.Start();
    }

    public Task<Outcome> Append(Pending one)
    {
        queue.Add(one);
        return one.Answer;
    }

    /// <summary>Runs work on the writer's connection, outside of any transaction.</summary>
    public Task Between(Action<Session> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        between.Enqueue(() =>
        {
            try
            {
                work(session);
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        queue.Nudge();
        return done.Task;
    }

    /// <summary>Lets nothing more in, writes what waits and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Close();
        await stopped.Task;
        queue.Dispose();
    }

    private void Loop()
    {
        while (queue.Wait())
        {
            RunBetween();
            var group = queue.Take(Group.Most);
            if (group.Count > 0)
            {
                Write(group);
            }

            Prune();
        }

        RunBetween();
        session.Dispose();
        stopped.SetResult();
    }

    private void RunBetween()
    {
        while (between.TryDequeue(out var work))
        {
            work();
        }
    }

    private void Write(List<Pending> group)
    {
        var now = Micros.Of(clock.GetUtcNow());
        try
        {
            session.Statement("begin immediate").Run();
            foreach (var one in group)
            {
                one.Decided = applier.Apply(one, now);
            }

            var moved = group.Where(one => one.Head > 0).ToList();
            heads.Hide(moved);
            session.Statement("commit").Run();
            heads.Show(moved);
        }
        catch (Exception e)
        {
            RollBack();
            if (group.Count == 1)
            {
                group[0].Fail(e);
                return;
            }

            var (first, second) = Group.Halve(group);
            Write(first);
            Write(second);
            return;
        }

        foreach (var one in group)
        {
            one.Settle();
        }
    }

    private void RollBack()
    {
        applier.RolledBack();
        if (session.InTransaction)
        {
            session.Statement("rollback").Run();
        }
    }

    private void Prune()
    {
        var now = clock.GetUtcNow();
        if (Micros.Of(now) < pruneAfter)
        {
            return;
        }

        try
        {
            session.Statement($"delete from operations where time < ?1 and time <= (select max(time) from (select time from operations order by time limit {PrunedAtOnce}))")
                .Bind(1, Micros.Of(now - Known)).Run();
            pruneAfter = session.Changed >= PrunedAtOnce ? 0 : Micros.Of(now + TimeSpan.FromHours(1));
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // Tidying may fail (a full disk) without anybody's append failing for it.
            pruneAfter = Micros.Of(now + TimeSpan.FromHours(1));
        }
    }
}
