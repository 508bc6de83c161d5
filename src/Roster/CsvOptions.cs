using System.Text;
using CsvHelper;

namespace DistrictCoaching.OneRoster;

/// <summary>How files are read: every default of the reader that is silent or guesses is set.</summary>
internal static class CsvOptions
{
    public static CsvReaderOptions Reporting(string file, Findings findings) => new()
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
        OnMalformedRecord = record => findings.Add(file, record.LineNumber, null, Code(record.Reason)),
    };

    private static string Code(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.FieldCountMismatch => "ROW_WIDTH",
        CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote => "OPEN_QUOTE",
        _ => "STRAY_QUOTE",
    };
}
