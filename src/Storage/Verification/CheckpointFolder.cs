using System.Globalization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>The second place: a folder apart from the database, with a folder for each district and a file for each checkpoint. Several silos may share it.</summary>
public sealed class CheckpointFolder(string path)
{
    private const string Ending = ".checkpoint";

    /// <summary>The newest so many stay, and of the older ones every so manieth.</summary>
    internal const int Newer = 16, Every = 1024;

    /// <summary>The folder, ready to be written.</summary>
    /// <param name="make">Whether it is made where it is missing. A shared one must be there: it may be a mount that failed.</param>
    /// <exception cref="StorageException">Missing, or not writable.</exception>
    public static CheckpointFolder Open(string path, bool make)
    {
        if (!make && !Directory.Exists(path))
        {
            throw new StorageException("CHECKPOINTS_MISSING", "The folder for signed checkpoints is not there. Make it, shared by all silos and apart from the database, or correct Checkpoints:Folder.");
        }

        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $"{Guid.NewGuid():N}.probe");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return new(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException("CHECKPOINTS_NOT_WRITABLE", "The folder for signed checkpoints cannot be written. Give this process the right to write there, or correct Checkpoints:Folder.", e);
        }
    }

    internal IReadOnlyList<DistrictId> Districts() => !Directory.Exists(path)
        ? []
        : [.. Directory.EnumerateDirectories(path).Select(Path.GetFileName).Where(name => Guid.TryParseExact(name, "N", out _)).Select(name => new DistrictId(Guid.ParseExact(name!, "N")))];

    /// <summary>The highest number; 0 where there is none.</summary>
    internal long Newest(DistrictId district) => Numbers(district).DefaultIfEmpty().Max();

    /// <summary>Which must be there: all numbers that <see cref="Thin"/> leaves, newest first.</summary>
    internal static IEnumerable<long> Kept(long newest)
    {
        for (var number = newest; number > 0; number = number > newest - Newer + 1 ? number - 1 : (number - 1) / Every * Every)
        {
            yield return number;
        }
    }

    internal async Task<byte[]?> Read(DistrictId district, long number, CancellationToken cancel)
    {
        try
        {
            return await File.ReadAllBytesAsync(Name(district, number), cancel);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whole and flushed when it is seen at all. False: another was first with this number, and nothing was written.</summary>
    internal async Task<bool> Add(DistrictId district, long number, byte[] bytes, CancellationToken cancel)
    {
        Directory.CreateDirectory(Folder(district));
        var half = Path.Combine(Folder(district), $"{Guid.NewGuid():N}.half");
        try
        {
            await using (var file = new FileStream(half, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(bytes, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(half, Name(district, number), overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(Name(district, number)))
        {
            return false;
        }
        finally
        {
            File.Delete(half);
        }
    }

    internal void Thin(DistrictId district)
    {
        var numbers = Numbers(district).ToList();
        foreach (var number in numbers.Except(Kept(numbers.DefaultIfEmpty().Max())))
        {
            File.Delete(Name(district, number));
        }
    }

    private IEnumerable<long> Numbers(DistrictId district) => !Directory.Exists(Folder(district))
        ? []
        : Directory.EnumerateFiles(Folder(district), "*" + Ending).Select(file => long.TryParse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture, out var number) ? number : 0);

    private string Folder(DistrictId district) => Path.Combine(path, district.Value.ToString("N"));

    private string Name(DistrictId district, long number) => Path.Combine(Folder(district), number.ToString("D10", CultureInfo.InvariantCulture) + Ending);
}
