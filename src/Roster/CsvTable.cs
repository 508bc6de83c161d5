using System.Text;
using CsvHelper;

namespace DistrictCoaching.OneRoster;

/// <summary>One file of a package, row after row; nothing of a row is kept.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly CsvHeaders headers;
    private readonly Findings findings;
    private readonly CsvReader reader;
    private readonly RowStatus status;
    private readonly Func<bool> read;

    /// <param name="mode">What the manifest says of the file: "bulk" or "delta"; none where there is no manifest.</param>
    public CsvTable(RosterPackage package, TableShape shape, Findings findings, string? mode = null)
    {
        (Shape, this.findings, status) = (shape, findings, new(this, mode));
        reader = CsvReader.Create(package.Open(shape.File, findings), CsvOptions.Reporting(shape.File, findings), leaveOpen: false);
        headers = new(shape, Try(() => reader.Headers), findings);
        read = reader.Read;
    }

    public TableShape Shape { get; }

    public string File => Shape.File;

    public long Line => reader.LineNumber;

    public int Rows { get; private set; }

    /// <summary>Where a row first had a status: the file is a delta, whatever the manifest says.</summary>
    public long? StatusLine => status.FirstLine;

    /// <summary>A row cannot be told whose it is, so that whoever is absent may be in it.</summary>
    public bool Incomplete { get; private set; }

    /// <summary>The row's status says that it was deleted.</summary>
    public bool Deleted => status.Deleted;

    /// <summary>The row's status cannot be understood, so the row must not be believed.</summary>
    public bool BadStatus => status.Bad;

    public string Id => this["sourcedId"];

    /// <summary>A value without the blanks around it; empty where there is none.</summary>
    public string this[string column] => headers[column] is >= 0 and var at ? reader.GetString(at).Trim(' ', '\t') : "";

    /// <summary>The same as bytes, which cost nothing.</summary>
    public ReadOnlySpan<byte> Bytes(string column) => headers[column] is >= 0 and var at ? reader.GetSpan(at).Trim(" \t"u8) : [];

    public bool Has(string column) => headers[column] >= 0;

    /// <summary>What is kept of an id to know it again.</summary>
    public ulong Key(string column) => Seen.Key(Bytes(column));

    public bool Is(string column, ReadOnlySpan<byte> value) => Ascii.EqualsIgnoreCase(Bytes(column), value);

    public bool Next()
    {
        while (headers.IsReadable && Try(read))
        {
            if (IsBlank())
            {
                Report("BLANK_ROW");
                continue;
            }

            Rows++;
            status.Read();
            return true;
        }

        return false;
    }

    public void Report(string code, string? column = null) => findings.Add(File, Line, column, code, column is null ? null : ValueShape.Of(this[column]));

    /// <summary>Whether all are there; the first that is blank is reported.</summary>
    public bool Required(params ReadOnlySpan<string> names) => Filled("MISSING_VALUE", names);

    /// <summary>Whether the ids are there that tell whose row it is; without them nobody may leave by being absent.</summary>
    public bool Identified(params ReadOnlySpan<string> names)
    {
        var filled = Filled("MISSING_ID", names);
        Incomplete |= !filled;
        return filled;
    }

    /// <summary>Reports an id that came already.</summary>
    public bool IsNew(Seen seen)
    {
        var isNew = seen.Add(Key("sourcedId"));
        if (!isNew)
        {
            Report("DUPLICATE_ID", "sourcedId");
        }

        return isNew;
    }

    public void Dispose() => reader.Dispose();

    private bool Filled(string code, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Bytes(name).IsEmpty)
            {
                Report(code, name);
                return false;
            }
        }

        return true;
    }

    private bool IsBlank()
    {
        for (var at = 0; at < reader.FieldCount; at++)
        {
            if (!reader.GetSpan(at).Trim(" \t"u8).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    // The reader's own exception knows neither the file nor the finding.
    private T Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException e)
        {
            throw new BadFileException(File, "LINE_TOO_LONG", e.LineNumber);
        }
    }
}
