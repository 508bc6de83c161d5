using DistrictCoaching.Contracts;

namespace DistrictCoaching.Gateway;

/// <summary>Whether a journal is whole.</summary>
public sealed class Verification(VerificationView view, string language)
{
    /// <summary>True where nothing is missing and nothing was changed.</summary>
    public bool Whole => view.Whole;

    /// <summary>The chain with the break; null where there is none.</summary>
    public JournalPart? Part => view.Part;

    /// <summary>The first entry that is not as it was written, where it can be told.</summary>
    public int? Version => (int?)view.Version;

    /// <summary>What is wrong with it.</summary>
    public string? What => view.What is { } what ? Sentences[what] is var (en, es) && language == "es" ? es : en : null;

    private static readonly Dictionary<string, (string En, string Es)> Sentences = new()
    {
        ["Changed"] = ("This entry is not as it was written.", "Esta entrada no está como se escribió."),
        ["Missing"] = ("This entry is missing.", "Falta esta entrada."),
        ["Truncated"] = ("The end of the journal is missing, from this entry on.", "Falta el final del diario, a partir de esta entrada."),
        ["Deleted"] = ("The whole journal is missing.", "Falta el diario entero."),
        ["Rewritten"] = ("From this entry on, the journal is not the one that was signed.", "A partir de esta entrada, el diario no es el que se firmó."),
    };
}
