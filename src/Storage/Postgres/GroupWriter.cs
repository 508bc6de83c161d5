using Npgsql;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>One of a store's few writers: a connection of its own, one group after the other.</summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    /// <summary>How often a group that found others in its way is sent again before it is halved.</summary>
    private const int MostTries = 5;

    /// <summary>How often a writer lets others go first, who may be of its next group: little beside a group's round trips and flush.</summary>
    private const int Turns = 200;

    private readonly NpgsqlDataSource source;
    private readonly DatabaseClock clock;
    private readonly EventTypes types;
    private readonly Action<StreamKey> doubt;
    private readonly FairQueue queue = new();
    private readonly Task loop;
    private NpgsqlConnection? connection;

    /// <param name="doubt">Told of every stream of which nobody knows whether its append was made.</param>
    public GroupWriter(NpgsqlDataSource source, DatabaseClock clock, EventTypes types, Action<StreamKey> doubt)
    {
        (this.source, this.clock, this.types, this.doubt) = (source, clock, types, doubt);
        loop = Task.Run(Loop);
    }

    public Task<Outcome> Append(Pending one)
    {
        queue.Add(one);
        return one.Answer;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Close();
        await loop;
        queue.Dispose();
        await Drop();
    }

    private async Task Loop()
    {
        var before = 0;
        while (await queue.WaitAsync())
        {
            // those whom the last group answered are about to ask again: whoever goes without them makes many small groups
            var all = queue.Waiting + before;
            for (var turn = 0; turn < Turns && queue.Waiting < all; turn++)
            {
                await Task.Yield();
            }

            var group = queue.Take(Group.Most);
            before = group.Count;
            if (group.Count > 0)
            {
                await Write(group, tries: 1);
            }
        }
    }

    private async Task Write(List<Pending> group, int tries)
    {
        GroupTransaction? transaction = null;
        try
        {
            connection ??= await source.OpenConnectionAsync();
            await types.Say(connection, group.SelectMany(one => one.Events).Select(happened => happened.Type));
            transaction = new(connection, clock, group);
            await transaction.Run();
        }
        catch (Exception e)
        {
            await Recover(group, e, tries, committing: transaction?.Committing ?? false);
            return;
        }

        foreach (var one in group)
        {
            one.Settle();
        }
    }

    private async Task Recover(List<Pending> group, Exception e, int tries, bool committing)
    {
        var lost = Failures.Lost(e) || !await RolledBack();
        if (lost)
        {
            await Drop();
        }

        if (lost && (committing || tries > 1))
        {
            Lose(group, e, committing);
        }
        else if (lost || (Failures.InTheWay(e) && tries < MostTries))
        {
            await Write(group, tries + 1);
        }
        else if (group.Count == 1)
        {
            group[0].Fail(e);
        }
        else
        {
            var (first, second) = Group.Halve(group);
            await Write(first, tries: 1);
            await Write(second, tries: 1);
        }
    }

    private void Lose(List<Pending> group, Exception e, bool committing)
    {
        foreach (var one in group)
        {
            if (committing)
            {
                doubt(one.Stream);
            }

            one.Fail(new IOException("The connection to the database was lost, and nobody knows whether this was written. Load again.", e));
        }
    }

    private async Task<bool> RolledBack()
    {
        try
        {
            if (connection is not null)
            {
                await connection.Run("rollback");
            }

            return true;
        }
        catch (Exception)
        {
            return false;    // whatever it was: a writer that ended here would leave everybody waiting for ever
        }
    }

    private async Task Drop()
    {
        if (connection is { } gone)
        {
            connection = null;
            await gone.DisposeAsync();
        }
    }
}
