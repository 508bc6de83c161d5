using System.Globalization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>
/// Where the ledgers lie: a folder in the second place, with a file for each day of each process. What a restore has accounted for lies in a folder of its own, named by the restore.
/// </summary>
public sealed class EndingFolder(string place)
{
    private const string Ending = ".endings";
    private static readonly TimeSpan LastDay = TimeSpan.FromDays(1);
    private readonly string path = Path.Combine(place, "endings");

    /// <summary>Whether a silo ever began here.</summary>
    public bool Exists => Directory.Exists(path);

    /// <summary>Restores that were begun, also those that are done.</summary>
    public IReadOnlyList<Guid> Restores => !Exists ? []
        : [.. Directory.EnumerateDirectories(path).Select(name => Guid.TryParseExact(Path.GetFileName(name), "N", out var restore) ? restore : Guid.Empty).Where(restore => restore != Guid.Empty)];

    /// <summary>Since when all that ended is kept here; null where that is not known, as where the ledger was lost.</summary>
    internal DateTimeOffset? Since => File.Exists(Reach) && DateTimeOffset.TryParse(File.ReadAllText(Reach), CultureInfo.InvariantCulture, out var since) ? since : null;

    private string Reach => Path.Combine(path, "since");

    /// <summary>From now on this is the place that knows the database.</summary>
    internal void Make(DateTimeOffset now)
    {
        Directory.CreateDirectory(path);
        if (!File.Exists(Reach))
        {
            Reaches(now);
        }
    }

    /// <summary>Begins a restore where there is no place that knows the database: in doubt from the first moment that there is a place, however often it is broken off.</summary>
    internal void MakeInDoubt(Guid restore)
    {
        var made = path + $".{restore:N}";
        Directory.CreateDirectory(Path.Combine(made, $"{restore:N}"));
        File.WriteAllBytes(Path.Combine(made, $"{restore:N}", "doubt"), []);
        Directory.Move(made, path);
    }

    /// <summary>A new file that nobody else writes; older ones than are needed go.</summary>
    internal FileStream Begin(DateTimeOffset now, TimeSpan kept)
    {
        Directory.CreateDirectory(path);
        var old = Directory.EnumerateFiles(path, "*" + Ending, SearchOption.AllDirectories).Where(file => File.GetLastWriteTimeUtc(file) < now - kept).ToList();
        if (old.Count > 0 && Since < now - kept)
        {
            Reaches(now - kept);    // first: broken off here, it says less than there is
        }

        old.ForEach(File.Delete);

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;    // it says who ended what
        }

        return new(Path.Combine(path, $"{now:yyyyMMddTHHmmss}-{Guid.NewGuid():N}{Ending}"), options);
    }

    /// <summary>Puts what lies here now into the restore's folder. Run again it goes on.</summary>
    internal void Take(Guid restore)
    {
        var folder = Directory.CreateDirectory(Path.Combine(path, $"{restore:N}")).FullName;
        foreach (var file in Directory.EnumerateFiles(path, "*" + Ending))
        {
            File.Move(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    /// <summary>Whether it was found that more may be missing than is kept here.</summary>
    internal bool IsInDoubt(Guid restore) => File.Exists(Doubt(restore));

    /// <summary>Remembers that: when the restore is gone on with after a kill, it could not be found any more.</summary>
    internal void SayDoubt(Guid restore) => File.WriteAllBytes(Doubt(restore), []);

    /// <summary>All lines that are whole, file by file, the oldest file first.</summary>
    /// <param name="restore">Of this restore; null: of none yet.</param>
    internal IEnumerable<EndingLine> Read(Guid? restore) => Read(Files(restore));

    /// <summary>Keys that were destroyed, in whichever life of the database.</summary>
    internal IEnumerable<(DistrictId District, Guid? Owner)> Gone =>
        Restores.Select(one => (Guid?)one).Append(null).SelectMany(Read).OfType<KeyGone>().Select(line => (new DistrictId(line.District), line.Owner));

    /// <summary>The same of no restore yet, but only of the files that were written in the last day in which any was: whatever was kept last is in them.</summary>
    internal IEnumerable<EndingLine> ReadLast()
    {
        var files = Files(null).Select(name => new FileInfo(name)).ToList();
        var from = files.Select(file => file.LastWriteTimeUtc).DefaultIfEmpty().Max() - (files.Count == 0 ? TimeSpan.Zero : LastDay);
        return Read(files.Where(file => file.LastWriteTimeUtc >= from).Select(file => file.FullName));
    }

    /// <summary>Whether the service was opened again after it: what is kept from then on belongs to another restore.</summary>
    internal bool IsOver(Guid restore) => File.Exists(Over(restore));

    internal void SayOver(Guid restore) => File.WriteAllBytes(Over(restore), []);

    /// <summary>At once or not at all, whoever else writes it.</summary>
    private void Reaches(DateTimeOffset since)
    {
        var half = $"{Reach}.{Guid.NewGuid():N}";
        File.WriteAllText(half, since.ToString("O", CultureInfo.InvariantCulture));
        File.Move(half, Reach, overwrite: true);
    }

    private string Doubt(Guid restore) => Path.Combine(path, $"{restore:N}", "doubt");

    private string Over(Guid restore) => Path.Combine(path, $"{restore:N}", "over");

    private IEnumerable<string> Files(Guid? restore)
    {
        var folder = restore is { } of ? Path.Combine(path, $"{of:N}") : path;
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal) : [];
    }

    private static IEnumerable<EndingLine> Read(IEnumerable<string> files) => files.SelectMany(Lines).Select(EndingLine.Read).OfType<EndingLine>();

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
