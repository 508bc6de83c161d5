using System.Collections.Frozen;

namespace DistrictCoaching.OneRoster;

/// <summary>Every code that a finding can have: what it does, and its sentence in English and Spanish.</summary>
public static class FindingCodes
{
    private static readonly FrozenDictionary<string, (Severity Severity, string En, string Es)> Codes = new Dictionary<string, (Severity, string, string)>
    {
        ["ZIP_DAMAGED"] = (Severity.File, "This is not a zip file that can be read.", "No es un archivo zip que se pueda leer."),
        ["ZIP_TOO_LARGE"] = (Severity.File, "Unpacked, the zip file is larger than allowed.", "Descomprimido, el archivo zip es mayor de lo permitido."),
        ["ZIP_TOO_MANY"] = (Severity.File, "The zip file has more entries than allowed.", "El archivo zip tiene más entradas de las permitidas."),
        ["ZIP_PATH"] = (Severity.File, "The files must lie at the root of the zip file, without folders.", "Los archivos deben estar en la raíz del zip, sin carpetas."),
        ["ZIP_NESTED"] = (Severity.File, "A zip file within the zip file is not read.", "No se lee un archivo zip dentro del zip."),
        ["DUPLICATE_FILE"] = (Severity.File, "Two files have the same name.", "Dos archivos tienen el mismo nombre."),
        ["INVALID_UTF8"] = (Severity.File, "The file is not in UTF-8. Save it in that encoding.", "El archivo no está en UTF-8. Guárdelo en esa codificación."),
        ["MALFORMED_CSV"] = (Severity.File, "The line breaks the rules of CSV: a stray quote, a line break in a value, or another number of values than the header has.", "La línea incumple las reglas de CSV: una comilla suelta, un salto de línea en un valor o un número de valores distinto al del encabezado."),
        ["MISSING_FILE"] = (Severity.File, "A file is missing that the manifest promises or that every whole import needs.", "Falta un archivo que el manifiesto promete o que toda importación completa necesita."),
        ["MISSING_HEADER"] = (Severity.File, "A required column is missing.", "Falta una columna obligatoria."),
        ["DUPLICATE_HEADER"] = (Severity.File, "Two columns have the same name.", "Dos columnas tienen el mismo nombre."),
        ["EMPTY_FILE"] = (Severity.File, "The file has no rows. Say absent in the manifest where there is nothing to send.", "El archivo no tiene filas. Indique absent en el manifiesto si no hay nada que enviar."),
        ["DUPLICATE_ID"] = (Severity.File, "Two rows have the same sourcedId.", "Dos filas tienen el mismo sourcedId."),
        ["UNKNOWN_VERSION"] = (Severity.File, "Only OneRoster 1.1 and 1.2 can be read.", "Solo se pueden leer OneRoster 1.1 y 1.2."),
        ["MISSING_VALUE"] = (Severity.Row, "A required value is blank.", "Un valor obligatorio está vacío."),
        ["UNKNOWN_ROLE"] = (Severity.Row, "The role is not one of the standard's.", "La función no es una de las del estándar."),
        ["UNKNOWN_ORG"] = (Severity.Row, "The organisation is in no row of orgs, nor is it a school of the roster.", "La organización no está en ninguna fila de orgs ni es una escuela del registro."),
        ["BAD_DATE"] = (Severity.Row, "The date is not written as YYYY-MM-DD.", "La fecha no está escrita como AAAA-MM-DD."),
        ["DATES_REVERSED"] = (Severity.Row, "The end is not after the beginning.", "El fin no es posterior al comienzo."),
        ["BAD_VALUE"] = (Severity.Row, "The value is not one that the column may have.", "El valor no es uno de los que la columna admite."),
        ["MISSING_KEY"] = (Severity.Row, "The key by which the district matches people is blank, or there are two. The person stays as she is.", "La clave con la que el distrito identifica a las personas está vacía o hay dos. La persona queda como está."),
        ["SHARED_KEY"] = (Severity.Row, "Two rows have the key by which the district matches people. Both are left out; correct it at the source.", "Dos filas tienen la clave con la que el distrito identifica a las personas. Ambas se omiten; corríjalo en el origen."),
        ["TORN_KEY"] = (Severity.Row, "By its keys, old and new, the row means two people, or somebody whom another row means. Join them by hand, or correct it at the source.", "Por sus claves, anteriores y nuevas, la fila señala a dos personas, o a alguien que otra fila también señala. Únalas a mano o corríjalo en el origen."),
        ["KEY_CHANGED"] = (Severity.Warning, "The person is known by another key than before. To protect her, her coaching is closed for a week.", "La persona se identifica con otra clave que antes. Para protegerla, su acompañamiento queda cerrado una semana."),
        ["MISSING_MANIFEST"] = (Severity.Warning, "There is no manifest; version and kind were seen from the files.", "No hay manifiesto; la versión y el tipo se dedujeron de los archivos."),
        ["UNKNOWN_FILE"] = (Severity.Warning, "The file is not one of the standard's and was not read.", "El archivo no es uno del estándar y no se leyó."),
        ["FILE_UNEXPECTED"] = (Severity.Warning, "The manifest says that this file is absent; it was not read.", "El manifiesto dice que este archivo está ausente; no se leyó."),
        ["MODE_CONFLICT"] = (Severity.Warning, "The manifest says bulk, but rows have a status. Nobody leaves by being absent from this file.", "El manifiesto dice bulk, pero hay filas con estado. Nadie sale por no figurar en este archivo."),
        ["NONSTANDARD_VALUE"] = (Severity.Warning, "The value or name is not spelt as the standard says; it was read all the same.", "El valor o nombre no está escrito como dice el estándar; se leyó de todos modos."),
        ["NO_USERNAME"] = (Severity.Warning, "The user name is blank.", "El nombre de usuario está vacío."),
        ["SHARED_LOGIN"] = (Severity.Warning, "Another person has the same user name or e-mail address. Neither can sign in with it.", "Otra persona tiene el mismo nombre de usuario o correo. Ninguna puede entrar con él."),
        ["ROLE_NEEDS_ASSIGNMENT"] = (Severity.Warning, "This role was read as staff. Where she is a coach, assign the role by hand.", "Esta función se leyó como personal. Si es coach, asigne la función a mano."),
        ["ROLE_WITHOUT_SCHOOL"] = (Severity.Warning, "A leader of a school needs a school; she was read as staff of the district.", "Quien dirige una escuela necesita una escuela; se leyó como personal del distrito."),
        ["UNKNOWN_USER"] = (Severity.Warning, "The role's user is in no row of users, nor in the roster.", "El usuario de la función no está en ninguna fila de users ni en el registro."),
        ["UNKNOWN_SUBJECT_CODE"] = (Severity.Warning, "The subject code is not one that is known, and was left out.", "El código de materia no se conoce y se omitió."),
    }.ToFrozenDictionary();

    /// <summary>All codes, in order.</summary>
    public static IEnumerable<string> All => Codes.Keys.Order(StringComparer.Ordinal);

    /// <summary>What a finding with this code does.</summary>
    public static Severity SeverityOf(string code) => Codes[code].Severity;

    public static string Sentence(string code, string language) => language == "es" ? Codes[code].Es : Codes[code].En;
}
