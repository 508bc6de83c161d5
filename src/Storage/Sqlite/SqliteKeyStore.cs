using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Sqlite;

/// <summary>Wrapped keys in a file of their own, which is not backed up with the journal's.</summary>
public sealed class SqliteKeyStore : IKeyStore, IDisposable
{
    /// <summary>"dcks": tells a key store from other SQLite files.</summary>
    private const long Kind = 0x64636b73;

    private readonly Lock gate = new();
    private readonly Session session;

    /// <exception cref="StorageException">Not writable, damaged, or not a key store.</exception>
    public SqliteKeyStore(string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException("FOLDER_NOT_WRITABLE", "The folder of the key store cannot be written. Choose another, or give this process the right to write there.", e);
        }

        session = DataFolder.Open(file, Kind, made => made.Run(
            "create table if not exists keys(tenant blob not null, owner blob not null, by integer not null, wrapped blob not null, primary key (tenant, owner)) without rowid"));
    }

    /// <summary>Whether no key was ever stored, so that a new master key harms nothing.</summary>
    public bool Empty
    {
        get
        {
            lock (gate)
            {
                return session.Number("select exists (select 1 from keys)") == 0;
            }
        }
    }

    public Task<IReadOnlyDictionary<Guid, WrappedKey>> Find(DistrictId district, IReadOnlyList<Guid> owners, CancellationToken cancel = default)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyDictionary<Guid, WrappedKey>>(Select(district, owners));
        }
    }

    public Task<IReadOnlyDictionary<Guid, WrappedKey>> Add(DistrictId district, IReadOnlyList<(Guid Owner, WrappedKey Key)> keys, CancellationToken cancel = default)
    {
        lock (gate)
        {
            Transact(() =>
            {
                foreach (var (owner, key) in keys)
                {
                    session.Statement("insert into keys(tenant, owner, by, wrapped) values (?1, ?2, ?3, ?4) on conflict do nothing")
                        .Bind(1, district.Value).Bind(2, owner).Bind(3, (long)key.By).Bind(4, key.Bytes.Span).Run();
                }
            });
            return Task.FromResult<IReadOnlyDictionary<Guid, WrappedKey>>(Select(district, [.. keys.Select(key => key.Owner)]));
        }
    }

    public Task<bool> Rewrap(DistrictId district, Guid owner, WrappedKey old, WrappedKey wrapped, CancellationToken cancel = default)
    {
        lock (gate)
        {
            session.Statement("update keys set by = ?3, wrapped = ?4 where tenant = ?1 and owner = ?2 and by = ?5 and wrapped = ?6")
                .Bind(1, district.Value).Bind(2, owner).Bind(3, (long)wrapped.By).Bind(4, wrapped.Bytes.Span).Bind(5, (long)old.By).Bind(6, old.Bytes.Span).Run();
            return Task.FromResult(session.Changed == 1);
        }
    }

    public Task Destroy(DistrictId district, Guid owner, CancellationToken cancel = default)
    {
        lock (gate)
        {
            session.Statement("insert into keys(tenant, owner, by, wrapped) values (?1, ?2, 0, x'') on conflict(tenant, owner) do update set by = 0, wrapped = x''")
                .Bind(1, district.Value).Bind(2, owner).Run();

            // The log still holds the page with the key until it is emptied.
            session.Run("pragma wal_checkpoint(truncate)");
            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlyList<(Guid Owner, WrappedKey Key)>> Page(DistrictId district, Guid after, int most, CancellationToken cancel = default)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<(Guid Owner, WrappedKey Key)>>(Selects.All(
                session.Statement("select owner, by, wrapped from keys where tenant = ?1 and owner > ?2 order by owner limit ?3")
                    .Bind(1, district.Value).Bind(2, after).Bind(3, (long)most),
                row => (row.Id(0), new WrappedKey((int)row.Number(1), row.Bytes(2)))));
        }
    }

    public Task<long> Count(DistrictId district, CancellationToken cancel = default)
    {
        lock (gate)
        {
            return Task.FromResult(Selects.All(
                session.Statement("select count(*) from keys where tenant = ?1 and length(wrapped) > 0").Bind(1, district.Value), row => row.Number(0))[0]);
        }
    }

    public Task DestroyAll(DistrictId district, CancellationToken cancel = default)
    {
        lock (gate)
        {
            Transact(() =>
            {
                session.Statement("insert into keys(tenant, owner, by, wrapped) values (?1, ?2, 0, x'') on conflict do nothing").Bind(1, district.Value).Bind(2, Guid.Empty).Run();
                session.Statement("update keys set by = 0, wrapped = x'' where tenant = ?1").Bind(1, district.Value).Run();
            });
            session.Run("pragma wal_checkpoint(truncate)");    // as when one is destroyed
            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlyList<(DistrictId District, Guid Owner, WrappedKey Key)>> All(CancellationToken cancel = default)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<(DistrictId District, Guid Owner, WrappedKey Key)>>(Selects.All(
                session.Statement("select tenant, owner, by, wrapped from keys order by tenant, owner"),
                row => (new DistrictId(row.Id(0)), row.Id(1), new WrappedKey((int)row.Number(2), row.Bytes(3)))));
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            session.Dispose();
        }
    }

    private Dictionary<Guid, WrappedKey> Select(DistrictId district, IReadOnlyList<Guid> owners)
    {
        var found = new Dictionary<Guid, WrappedKey>(owners.Count);
        foreach (var owner in owners)
        {
            var statement = session.Statement("select by, wrapped from keys where tenant = ?1 and owner = ?2").Bind(1, district.Value).Bind(2, owner);
            if (Selects.All(statement, row => new WrappedKey((int)row.Number(0), row.Bytes(1))) is [var key])
            {
                found[owner] = key;
            }
        }

        return found;
    }

    private void Transact(Action work)
    {
        session.Run("begin immediate");
        try
        {
            work();
            session.Run("commit");
        }
        finally
        {
            if (session.InTransaction)
            {
                session.Run("rollback");
            }
        }
    }
}
