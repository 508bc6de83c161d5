using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DistrictCoaching.Storage;

/// <summary>The key file: a line <c>NUMBER:BASE64</c> for each master key; a line without a number is number 1.</summary>
public sealed partial class MasterKeys
{
    /// <summary>The keys of a file; made, readable by its owner alone, where there is none and <paramref name="make"/> allows it.</summary>
    /// <exception cref="StorageException">Missing though keys were wrapped by it, or not what we wrote.</exception>
    public static MasterKeys File(string path, bool make)
    {
        if (!System.IO.File.Exists(path))
        {
            if (!make)
            {
                throw new StorageException("MASTER_KEY_MISSING", $"The file {Path.GetFileName(path)} is gone, and without it nothing personal can be read. Put it back from its backup.");
            }

            Write(path, [New(1)]);
        }

        var lines = System.IO.File.ReadAllLines(path).Where(line => line.Length > 0).Select(Read).ToList();
        return lines.Count > 0 && lines.TrueForAll(key => key is not null)
            ? new([.. lines.OfType<MasterKey>()])
            : throw new StorageException("MASTER_KEY_WRONG", $"The file {Path.GetFileName(path)} does not hold a master key. Put it back from its backup.");
    }

    /// <summary>Puts a newer key beside the one of a file, first step of a rotation; where there are two already, that was done before.</summary>
    public static MasterKeys Renew(string path)
    {
        var keys = File(path, make: false);
        if (!keys.HasOlder)
        {
            Write(path, [.. keys.All, New(keys.Newest + 1)]);
        }

        return File(path, make: false);
    }

    /// <summary>Takes all keys but the newest out of a file, last step of a rotation.</summary>
    public static void KeepNewest(string path) => Write(path, [File(path, make: false).All.Last()]);

    private static MasterKey New(int number) => new(number, RandomNumberGenerator.GetBytes(Wrapping.KeyLength));

    private static MasterKey? Read(string line)
    {
        var parts = line.Trim().Split(':');
        var bytes = new byte[Wrapping.KeyLength];
        return int.TryParse(parts.Length == 2 ? parts[0] : "1", NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Convert.TryFromBase64String(parts[^1], bytes, out var length) && length == bytes.Length && parts.Length <= 2
            ? new(number, bytes)
            : null;
    }

    /// <summary>All or nothing: a kill leaves the file as it was or as it will be.</summary>
    private static void Write(string path, IReadOnlyList<MasterKey> keys)
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
            file.Write(Encoding.ASCII.GetBytes(string.Concat(keys.Select(key => $"{key.Number}:{Convert.ToBase64String(key.Bytes.Span)}\n"))));
            file.Flush(flushToDisk: true);
        }

        System.IO.File.Move(half, path, overwrite: true);
    }
}
