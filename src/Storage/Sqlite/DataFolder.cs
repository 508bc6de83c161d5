using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace DistrictCoaching.Storage.Sqlite;

/// <summary>The folder that holds everything of an embedded installation, locked for one process.</summary>
internal sealed class DataFolder : IDisposable
{
    private static readonly byte[] Header = "SQLite format 3\0"u8.ToArray();
    private readonly FileStream held;

    /// <exception cref="StorageException">In use by another process, or not writable.</exception>
    public DataFolder(string path)
    {
        Path = path;
        try
        {
            Make(path);
            held = new(File("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (Taken(e))
        {
            throw new StorageException("FOLDER_IN_USE", "Another process has this data folder open. Stop it, or choose another folder.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException("FOLDER_NOT_WRITABLE", "The data folder cannot be written. Choose another folder, or give this process the right to write there.", e);
        }
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Opens a file for writing; a damaged one is refused before anything touches it.</summary>
    /// <exception cref="StorageException">Damaged, of another kind, or not writable.</exception>
    public static Session Open(string file, long kind, Action<Session> prepare)
    {
        Session? session = null;
        try
        {
            Look(file, kind);
            session = new(file, writes: true);
            var found = session.Number("pragma application_id");
            if (found != kind && session.Number("select count(*) from sqlite_schema") > 0)
            {
                throw Damaged(file, null);
            }

            session.Run("begin immediate");
            session.Run($"pragma application_id={kind}");
            prepare(session);
            session.Run("commit");
            return session;
        }
        catch (Exception e)
        {
            session?.Dispose();
            throw e is SqliteException ? Damaged(file, e) : e is UnauthorizedAccessException ? NotWritable(file, e) : e;
        }
    }

    public void Dispose() => held.Dispose();

    /// <summary>Readable by its owner alone; one that is there keeps its mode.</summary>
    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Look(string file, long kind)
    {
        if (!System.IO.File.Exists(file) || new FileInfo(file).Length == 0)
        {
            return;
        }

        var start = new byte[100];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.AsSpan().StartsWith(Header)
            || (BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(68)) is var found && found != 0 && found != kind))
        {
            throw Damaged(file, null);
        }
    }

    private static StorageException NotWritable(string file, Exception e) =>
        new("FOLDER_NOT_WRITABLE", $"The file {System.IO.Path.GetFileName(file)} cannot be written. Give this process the right to write it.", e);

    private static StorageException Damaged(string file, Exception? e) => e is SqliteException { SqliteErrorCode: 8 or 14 or 23 }
        ? NotWritable(file, e)
        : new("FILE_DAMAGED", $"The file {System.IO.Path.GetFileName(file)} is damaged or is not one of ours. Restore it from a backup.", e);

    private static bool Taken(IOException e) => (e.HResult & 0xffff) is 11 or 35 or 32 or 33;
}
