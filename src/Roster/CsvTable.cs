using System.Text;
using CsvHelper;

namespace DistrictCoaching.OneRoster;

/// <summary>One file of a package, row after row; nothing of a row is kept.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Findings findings;
    private readonly CsvReader reader;
    private bool readable = true;

    public CsvTable(RosterPackage package, string file, Findings findings, params ReadOnlySpan<string> required)
    {
        (File, this.findings) = (file, findings);
        reader = CsvReader.Create(package.Open(file), Options(), leaveOpen: false);
        ReadColumns(required);
    }

    public string File { get; }

    public long Line => reader.LineNumber;

    public int Rows { get; private set; }

    /// <summary>A row had a status: the file is a delta, whatever the manifest says.</summary>
    public bool HasStatus { get; private set; }

    /// <summary>The row's status says that it was deleted.</summary>
    public bool Deleted { get; private set; }

    /// <summary>The row's status cannot be understood, so the row must not be believed.</summary>
    public bool BadStatus { get; private set; }

    public string Id => this["sourcedId"];

    /// <summary>A value without the blanks around it; empty where there is none.</summary>
    public string this[string column] => columns.TryGetValue(column, out var at) ? reader.GetString(at).Trim() : "";

    /// <summary>The columns that the standard leaves to whoever writes the file.</summary>
    public IEnumerable<string> Metadata => columns.Keys.Where(column => column.StartsWith("metadata.", StringComparison.OrdinalIgnoreCase));

    public bool Is(string column, ReadOnlySpan<byte> value) => columns.TryGetValue(column, out var at) && Ascii.EqualsIgnoreCase(reader.GetSpan(at), value);

    public bool Next()
    {
        if (!readable || !Try(reader.Read))
        {
            return false;
        }

        Rows++;
        var status = this["status"];
        HasStatus |= status.Length > 0;
        Deleted = Matches(status, "tobedeleted") || Matches(status, "inactive");
        BadStatus = !Deleted && status.Length > 0 && !Matches(status, "active");
        if (BadStatus)
        {
            Report("BAD_VALUE", "status");
        }
        else if (status is not ("" or "active" or "tobedeleted"))
        {
            Report("NONSTANDARD_VALUE", "status");
        }

        return true;
    }

    public void Report(string code, string? column = null) => findings.Add(File, Line, column, code, column is null ? null : ValueShape.Of(this[column]));

    /// <summary>Whether all are there; the first that is blank is reported.</summary>
    public bool Required(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (this[name].Length == 0)
            {
                Report("MISSING_VALUE", name);
                return false;
            }
        }

        return true;
    }

    public void Dispose() => reader.Dispose();

    // The reader's own exception knows neither the file nor the finding.
    private T Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException e)
        {
            throw new BadFileException(File, "MALFORMED_CSV", e.LineNumber);
        }
    }

    private static bool Matches(string value, string word) => value.Equals(word, StringComparison.OrdinalIgnoreCase);

    // Every default of the reader that is silent or guesses is set.
    private CsvReaderOptions Options() => new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        MissingField = CsvMissingFieldHandling.Throw,
        MaxRecordSize = 1 << 20,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        OnMalformedRecord = record => findings.Add(File, record.LineNumber, null, "MALFORMED_CSV"),
    };

    private void ReadColumns(ReadOnlySpan<string> required)
    {
        var headers = Try(() => reader.Headers);
        for (var at = 0; at < headers.Count; at++)
        {
            if (!columns.TryAdd(headers[at].Trim(), at))
            {
                findings.Add(File, 1, null, "DUPLICATE_HEADER");
            }
        }

        foreach (var name in required)
        {
            if (!columns.TryGetValue(name, out var at))
            {
                readable = false;
                findings.Add(File, 1, name, "MISSING_HEADER");
            }
            else if (headers[at] != name)
            {
                findings.Add(File, 1, name, "NONSTANDARD_VALUE");
            }
        }
    }
}
