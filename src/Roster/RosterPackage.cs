using System.IO.Compression;

namespace DistrictCoaching.OneRoster;

/// <summary>What a package may be at most.</summary>
/// <param name="Inflated">Bytes of all files together, unpacked.</param>
public sealed record PackageLimits(int Entries = 64, long Inflated = 2L << 30);

/// <summary>The CSV files of a folder or a zip, by their names without <c>.csv</c>.</summary>
public sealed class RosterPackage : IDisposable
{
    private readonly Dictionary<string, Func<Stream>> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Findings findings = new();
    private readonly ZipArchive? zip;
    private long left;

    private RosterPackage(PackageLimits limits, ZipArchive? zip) => (left, this.zip) = (limits.Inflated, zip);

    internal IReadOnlyList<Finding> Defects => findings.All;

    internal IEnumerable<string> Names => files.Keys;

    /// <param name="path">A folder that exists.</param>
    public static RosterPackage Folder(string path, PackageLimits? limits = null)
    {
        var package = new RosterPackage(limits ?? new(), null);
        foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
        {
            package.Add(Path.GetFileName(file), () => File.OpenRead(file));
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

    /// <summary>Opens a file; what comes is valid UTF-8, and of all files together no more than the limit.</summary>
    internal Stream Open(string name) => new CheckedStream(name, files[name](), count => (left -= count) >= 0);

    private void AddEntries(ZipArchive archive, PackageLimits limits)
    {
        if (archive.Entries.Count > limits.Entries)
        {
            findings.Add("zip", null, null, "ZIP_TOO_MANY");
            return;
        }

        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.AsSpan().ContainsAny('/', '\\'))
            {
                findings.Add("zip", null, null, "ZIP_PATH");
            }
            else
            {
                Add(entry.FullName, entry.Open);
            }
        }
    }

    private void Add(string file, Func<Stream> open)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (Path.GetExtension(file).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            findings.Add("zip", null, null, "ZIP_NESTED");
        }
        else if (!Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase) || !Standard.Files.Contains(name))
        {
            findings.Add("package", null, null, "UNKNOWN_FILE");
        }
        else if (!files.TryAdd(name, open))
        {
            findings.Add(name, null, null, "DUPLICATE_FILE");
        }
    }
}
