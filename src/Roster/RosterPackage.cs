using System.IO.Compression;

namespace DistrictCoaching.OneRoster;

/// <summary>What a package may be at most.</summary>
/// <param name="Inflated">Bytes of all files together, unpacked.</param>
/// <param name="Ratio">How many times as large as it is packed a file of more than a megabyte may be, unpacked: real ones stay below 50.</param>
public sealed record PackageLimits(int Entries = 64, long Inflated = 2L << 30, int Ratio = 200);

/// <summary>The CSV files of a folder or a zip, by their names without <c>.csv</c>.</summary>
public sealed class RosterPackage : IDisposable
{
    private const long AlwaysAllowed = 1 << 20;

    private readonly Dictionary<string, (Func<Stream> Open, long Most, uint? Checksum)> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Findings findings = new();
    private readonly ZipArchive? zip;
    private long left;

    private RosterPackage(PackageLimits limits, ZipArchive? zip) => (left, this.zip) = (limits.Inflated, zip);

    internal IReadOnlyList<Finding> Defects => findings.All;

    /// <param name="path">A folder that exists.</param>
    public static RosterPackage Folder(string path, PackageLimits? limits = null)
    {
        var package = new RosterPackage(limits ?? new(), null);
        foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
        {
            package.Add(Path.GetFileName(file), () => File.OpenRead(file), long.MaxValue, null);
        }

        return package;
    }

    /// <param name="stream">Seekable; stays open and must outlive the package. A damaged or hostile zip is read as one without files, and its findings refuse it.</param>
    public static RosterPackage Zip(Stream stream, PackageLimits? limits = null)
    {
        limits ??= new();
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var package = new RosterPackage(limits, zip);
            package.AddEntries(zip, limits);
            return package;
        }
        catch (InvalidDataException)
        {
            var damaged = new RosterPackage(limits, null);
            damaged.findings.Add("zip", null, null, "ZIP_DAMAGED");
            return damaged;
        }
    }

    public void Dispose() => zip?.Dispose();

    internal bool Has(string name) => files.ContainsKey(name);

    /// <summary>Opens a file; what comes is valid UTF-8, and no more than the limits of the file and of all files together.</summary>
    internal Stream Open(string name, Findings found)
    {
        var (open, most, checksum) = files[name];
        return new CheckedStream(name, open(), count => (left -= count) < 0 ? "ZIP_TOO_LARGE" : (most -= count) < 0 ? "ZIP_RATIO" : null, checksum, found);
    }

    private void AddEntries(ZipArchive archive, PackageLimits limits)
    {
        if (archive.Entries.Count > limits.Entries)
        {
            findings.Add("zip", null, null, "ZIP_TOO_MANY");
            return;
        }

        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
            {
                findings.Add("package", null, null, "UNKNOWN_FILE", ValueShape.Of(entry.FullName));    // what a Mac adds to every zip it makes
            }
            else if (entry.FullName.AsSpan().ContainsAny('/', '\\'))
            {
                findings.Add("zip", null, null, "ZIP_PATH", ValueShape.Of(entry.FullName));
            }
            else
            {
                Add(entry.FullName, entry.Open, Math.Max(AlwaysAllowed, entry.CompressedLength * limits.Ratio), entry.Crc32);
            }
        }
    }

    private void Add(string file, Func<Stream> open, long most, uint? checksum)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (Path.GetExtension(file).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            findings.Add("zip", null, null, "ZIP_NESTED", ValueShape.Of(file));
        }
        else if (!Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase) || !Standard.Files.Contains(name))
        {
            findings.Add("package", null, null, "UNKNOWN_FILE", ValueShape.Of(file));
        }
        else if (!files.TryAdd(name, (open, most, checksum)))
        {
            findings.Add(name, null, null, "DUPLICATE_FILE");
        }
    }
}
