using System.Security.Cryptography;

namespace DistrictCoaching.Storage;

/// <summary>A key that wraps the districts' keys. Numbers start at 1; the highest wraps what is new.</summary>
public sealed record MasterKey(int Number, ReadOnlyMemory<byte> Bytes);

/// <summary>The master keys of an installation: the newest wraps, the others only open what they wrapped.</summary>
public sealed class MasterKeys
{
    private readonly Dictionary<int, byte[]> keys;

    /// <exception cref="StorageException">None, two of one number, or one that is not 32 bytes.</exception>
    public MasterKeys(IReadOnlyList<MasterKey> given)
    {
        if (given.Count == 0 || given.DistinctBy(key => key.Number).Count() != given.Count || given.Any(key => key.Number < 1 || key.Bytes.Length != Wrapping.KeyLength))
        {
            throw new StorageException("MASTER_KEY_INVALID", "Give at least one master key: each with its own number from 1 on and 32 random bytes.");
        }

        keys = given.ToDictionary(key => key.Number, key => key.Bytes.ToArray());
        Newest = keys.Keys.Max();
    }

    internal int Newest { get; }

    internal byte[] this[int number] => keys.TryGetValue(number, out var key)
        ? key
        : throw new StorageException("MASTER_KEY_MISSING", $"Stored keys were wrapped by master key {number}, which was not given. Give it beside the newer ones.");

    /// <summary>The key file of an embedded installation; made, readable by its owner alone, where there is none and <paramref name="make"/> allows it.</summary>
    /// <exception cref="StorageException">Missing though keys were wrapped by it, or not what we wrote.</exception>
    public static MasterKeys File(string path, bool make)
    {
        if (!System.IO.File.Exists(path))
        {
            if (!make)
            {
                throw new StorageException("MASTER_KEY_MISSING", $"The file {Path.GetFileName(path)} is gone, and without it nothing personal can be read. Put it back from its backup.");
            }

            Make(path);
        }

        var bytes = new byte[Wrapping.KeyLength];
        return Convert.TryFromBase64String(System.IO.File.ReadAllText(path).Trim(), bytes, out var length) && length == bytes.Length
            ? new([new(1, bytes)])
            : throw new StorageException("MASTER_KEY_WRONG", $"The file {Path.GetFileName(path)} does not hold a master key. Put it back from its backup.");
    }

    private static void Make(string path)
    {
        var half = path + ".new";
        System.IO.File.Delete(half);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(half, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Wrapping.KeyLength)) + "\n"));
            file.Flush(flushToDisk: true);
        }

        System.IO.File.Move(half, path);
    }
}
