using System.Collections.Frozen;

namespace DistrictCoaching.Domain;

/// <summary>Every refusal there is, once: its code, and its sentence in English and Spanish. <c>docs/errors.md</c> is written from here.</summary>
public static partial class Refusals
{
    // Each area has a table in a part of its own; properties, since the order of static fields across files is nobody's promise.
    private static readonly FrozenDictionary<string, (string En, string Es)> Sentences =
        new[] { OfAll, OfRosters, OfImports, OfConsents, OfCoaches, OfDistricts, OfPeople, OfApps, OfWebhooks, OfSignIn }.SelectMany(area => area).ToDictionary().ToFrozenDictionary();

    private static Dictionary<string, (string En, string Es)> OfAll => new()
    {
        ["NOTHING_LIVE"] = (
            "No consent of this teacher for you is live. Only she can give one.",
            "Ningún consentimiento de esta docente para usted está vigente. Solo ella puede darlo."),
        ["NOT_COVERED"] = (
            "The consent does not cover this. Stay within its scope, or ask the teacher whether she wants to widen it.",
            "El consentimiento no abarca esto. Permanezca dentro de su alcance o pregunte a la docente si desea ampliarlo."),
        ["NOT_FOUND"] = (
            "There is nothing here with this id that you may see. Check the id.",
            "No hay nada con este id que usted pueda ver. Revise el id."),
        ["NOT_ALLOWED"] = (
            "Your role does not include this. Ask somebody whose role does.",
            "Su función no incluye esto. Pídalo a alguien cuya función lo incluya."),
        ["OPERATION_REUSED"] = (
            "This operationId was used for another request. Send a new random UUID.",
            "Este operationId se usó para otra solicitud. Envíe un UUID aleatorio nuevo."),
        ["TRY_AGAIN"] = (
            "Something else changed at the same moment and nothing was written. Send the same request again.",
            "Algo más cambió en el mismo momento y no se guardó nada. Envíe de nuevo la misma solicitud."),
        ["DAY_IN_THE_FUTURE"] = (
            "Only what has happened can be recorded. Give a day that is not in the future.",
            "Solo se puede registrar lo que ya ocurrió. Indique un día que no esté en el futuro."),
        ["DAYS_REVERSED"] = (
            "The first day is after the last day. Give them in order.",
            "El primer día es posterior al último. Indíquelos en orden."),
        ["DAYS_IN_THE_PAST"] = (
            "These days, or the first of them, are past. Give days from today on.",
            "Estos días, o el primero de ellos, ya pasaron. Indique días a partir de hoy."),
        ["DAYS_TOO_LONG"] = (
            "A consent lasts until the end of the school year at most. Give an earlier last day.",
            "Un consentimiento dura como máximo hasta el fin del año escolar. Indique un último día anterior."),
        ["UNKNOWN_SUBJECT"] = (
            "This subject is not in the district's list. Choose one from taxonomy.subjects.",
            "Esta materia no está en la lista del distrito. Elija una de taxonomy.subjects."),
        ["UNKNOWN_SKILL"] = (
            "This skill is not in the district's list. Choose one from taxonomy.skills.",
            "Esta habilidad no está en la lista del distrito. Elija una de taxonomy.skills."),
        ["ALREADY_HAS_SIGN_IN"] = (
            "This person has a sign-in already; a new link would let whoever holds it become her. She recovers it herself, or is given it anew (giveSignInAnew), which tells her and closes her coaching for a week.",
            "Esta persona ya tiene acceso; un enlace nuevo permitiría suplantarla a quien lo tenga. Ella misma lo recupera, o se le da de nuevo (giveSignInAnew), lo que se le avisa y cierra su acompañamiento una semana."),
        ["ROSTER_FILE_REFUSED"] = (
            "The package cannot be imported as it is, and nothing was changed. Correct what the findings name, and send it again.",
            "El paquete no se puede importar así y no se cambió nada. Corrija lo que indican los hallazgos y envíelo de nuevo."),
        ["NAME_MISSING"] = (
            "Given name, family name and login are each 1 to 200 characters. Fill them in.",
            "Nombre, apellido y usuario tienen cada uno de 1 a 200 caracteres. Complételos."),
        ["TEXT_EMPTY"] = (
            "There is no text here. Write some.",
            "Aquí no hay texto. Escriba alguno."),
        ["TEXT_TOO_LONG"] = (
            "The text is longer than allowed. Shorten it.",
            "El texto es más largo de lo permitido. Acórtelo."),
    };

    /// <summary>All codes, in order.</summary>
    public static IEnumerable<string> Codes => Sentences.Keys.Order(StringComparer.Ordinal);

    internal static string Sentence(string code, string language) =>
        Sentences.TryGetValue(code, out var sentence)
            ? language == "es" ? sentence.Es : sentence.En
            : throw new KeyNotFoundException($"The refusal {code} has no sentence.");
}
