using System.Runtime.InteropServices;

namespace DistrictCoaching.OneRoster;

/// <summary>What a finding does.</summary>
public enum Severity
{
    /// <summary>Read all the same.</summary>
    Warning,

    /// <summary>The row is left out; what it would have changed stays as it is.</summary>
    Row,

    /// <summary>Nothing of the package is imported.</summary>
    File,
}

/// <summary>Something in a package that is not as it should be. Says where, never the value.</summary>
/// <param name="Line">Counted from 1, the header included.</param>
/// <param name="Shape">What kind of signs the value has, see <see cref="ValueShape"/>; none where the finding is of no single value.</param>
public sealed record Finding(string File, long? Line, string? Column, string Code, Severity Severity, string? Shape = null)
{
    /// <summary>The sentence for people; <paramref name="language"/> is "en" or "es".</summary>
    public string Message(string language = "en") => FindingCodes.Sentence(Code, language);
}

/// <summary>
/// Collects findings: of one kind in one column the first <see cref="MostOfEach"/>, so that what is wrong in every row hides nothing else, and of all the first <see cref="Most"/>.
/// The first that refuses the package is always kept.
/// </summary>
internal sealed class Findings
{
    public const int Most = 10_000, MostOfEach = 1_000;

    private readonly List<Finding> all = [];
    private readonly Dictionary<(string File, string? Column, string Code), int> counts = [];

    public IReadOnlyList<Finding> All => all;

    public bool Refused { get; private set; }

    public void Add(string file, long? line, string? column, string code, string? shape = null)
    {
        var severity = FindingCodes.SeverityOf(code);
        var count = ++CollectionsMarshal.GetValueRefOrAddDefault(counts, (file, column, code), out _);
        if ((all.Count < Most && count <= MostOfEach) || (severity == Severity.File && !Refused))
        {
            all.Add(new(file, line, column, code, severity, shape));
        }
        else if (all.Count < Most && count == MostOfEach + 1)
        {
            all.Add(new(file, line, column, "FINDINGS_CUT", FindingCodes.SeverityOf("FINDINGS_CUT")));
        }

        Refused |= severity == Severity.File;
    }
}
