namespace DistrictCoaching.Storage;

/// <summary>Lines on their way into a file, off the thread of whoever adds them: a folder that hangs holds nobody up for longer than she waits. What comes together is written together.</summary>
/// <param name="write">Says whether all of them were written; called by one at a time.</param>
internal sealed class LedgerQueue(Func<IReadOnlyList<EndingLine>, bool> write)
{
    private readonly Lock gate = new();
    private List<(EndingLine Line, TaskCompletionSource<bool> Written)> waiting = [];
    private Task writing = Task.CompletedTask;

    /// <summary>Ends when nothing waits.</summary>
    public Task Rest
    {
        get
        {
            lock (gate)
            {
                return writing;
            }
        }
    }

    /// <summary>Whether it was written.</summary>
    public Task<bool> Add(EndingLine line)
    {
        var written = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add((line, written));
            if (writing.IsCompleted)
            {
                writing = Task.Run(WriteAll);
            }
        }

        return written.Task;
    }

    private void WriteAll()
    {
        while (true)
        {
            List<(EndingLine Line, TaskCompletionSource<bool> Written)> group;
            lock (gate)
            {
                if (waiting.Count == 0)
                {
                    writing = Task.CompletedTask;
                    return;
                }

                (group, waiting) = (waiting, []);
            }

            var done = write([.. group.Select(one => one.Line)]);
            foreach (var (_, written) in group)
            {
                written.TrySetResult(done);
            }
        }
    }
}
