using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Appends on their way to one writer: tenants take turns, a stream keeps its order, and a group holds at most one append of a stream.</summary>
internal sealed class FairQueue : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim filled = new(0, 1);
    private readonly Queue<DistrictId> turns = new();
    private readonly Dictionary<DistrictId, Queue<Pending>> lanes = [];

    /// <summary>Streams that have an append in a lane, and those behind it.</summary>
    private readonly Dictionary<StreamKey, Queue<Pending>?> behind = [];
    private bool closed;

    /// <exception cref="ObjectDisposedException">The queue was closed.</exception>
    public void Add(Pending one)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            if (behind.TryGetValue(one.Stream, out var others))
            {
                (behind[one.Stream] = others ?? new()).Enqueue(one);
                return;
            }

            behind.Add(one.Stream, null);
            Enter(one);
            Wake();
        }
    }

    /// <summary>How many appends the next group could take.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return behind.Count;
            }
        }
    }

    /// <summary>Waits for an append; false when closed and empty.</summary>
    public bool Wait()
    {
        filled.Wait();
        return More();
    }

    /// <inheritdoc cref="Wait"/>
    public async Task<bool> WaitAsync()
    {
        await filled.WaitAsync();
        return More();
    }

    public List<Pending> Take(int most)
    {
        var group = new List<Pending>();
        lock (gate)
        {
            while (group.Count < most && turns.TryDequeue(out var tenant))
            {
                var lane = lanes[tenant];
                group.Add(lane.Dequeue());
                if (lane.Count > 0)
                {
                    turns.Enqueue(tenant);
                }
                else
                {
                    lanes.Remove(tenant);
                }
            }

            foreach (var one in group)
            {
                if (behind[one.Stream] is { Count: > 0 } next)
                {
                    Enter(next.Dequeue());
                }
                else
                {
                    behind.Remove(one.Stream);
                }
            }

            if (turns.Count > 0 || closed)
            {
                Wake();
            }
        }

        return group;
    }

    /// <summary>Lets a waiting writer look about.</summary>
    public void Nudge()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            Wake();
        }
    }

    /// <summary>Nothing more is let in; what waits is still taken.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Wake();
        }
    }

    public void Dispose() => filled.Dispose();

    private bool More()
    {
        lock (gate)
        {
            return turns.Count > 0 || !closed;
        }
    }

    private void Enter(Pending one)
    {
        if (!lanes.TryGetValue(one.Stream.District, out var lane))
        {
            lanes.Add(one.Stream.District, lane = new());
            turns.Enqueue(one.Stream.District);
        }

        lane.Enqueue(one);
    }

    private void Wake()
    {
        if (filled.CurrentCount == 0)
        {
            filled.Release();
        }
    }
}
