using System.Collections.Frozen;

namespace DistrictCoaching.OneRoster;

/// <summary>Every code that a finding can have: what it does, its sentence in English and Spanish, and what helps.</summary>
public static class FindingCodes
{
    private static readonly FrozenDictionary<string, (Severity Severity, string En, string Es, string Fix)> Codes = new Dictionary<string, (Severity, string, string, string)>
    {
        ["ZIP_DAMAGED"] = (Severity.File, "This is not a zip file that can be read.", "No es un archivo zip que se pueda leer.", "Make the zip anew and send it again; it was cut or changed on its way, or is encrypted."),
        ["ZIP_TOO_LARGE"] = (Severity.File, "Unpacked, the zip file is larger than allowed.", "Descomprimido, el archivo zip es mayor de lo permitido.", "Leave out files that are not read, such as results and demographics."),
        ["ZIP_TOO_MANY"] = (Severity.File, "The zip file has more entries than allowed.", "El archivo zip tiene más entradas de las permitidas.", "Send the standard's files only."),
        ["ZIP_RATIO"] = (Severity.File, "A file in the zip is packed so densely that it can be no roster.", "Un archivo del zip está tan comprimido que no puede ser un registro.", "Make the zip anew from the files that your system exported."),
        ["ZIP_PATH"] = (Severity.File, "The files must lie at the root of the zip file, without folders.", "Los archivos deben estar en la raíz del zip, sin carpetas.", "Zip the files, not the folder in which they are."),
        ["ZIP_NESTED"] = (Severity.File, "A zip file within the zip file is not read.", "No se lee un archivo zip dentro del zip.", "Unpack the inner zip and send its files."),
        ["DUPLICATE_FILE"] = (Severity.File, "Two files have the same name.", "Dos archivos tienen el mismo nombre.", "Send each file once; names that differ in case only are the same."),
        ["INVALID_UTF8"] = (Severity.File, "The file is not in UTF-8. Save it in that encoding.", "El archivo no está en UTF-8. Guárdelo en esa codificación.", "Export as UTF-8; in a spreadsheet choose CSV UTF-8."),
        ["STRAY_QUOTE"] = (Severity.File, "A quotation mark stands within a value, or a value goes on after its closing one.", "Hay una comilla dentro de un valor, o un valor continúa después de su comilla de cierre.", "Put the value in quotation marks and double those within it."),
        ["OPEN_QUOTE"] = (Severity.File, "A value's quotation mark is not closed on its line: the closing one is missing, or the value has a line break, which the standard forbids.", "La comilla de un valor no se cierra en su línea: falta la de cierre o el valor tiene un salto de línea, que el estándar prohíbe.", "Close the value, or take the line break out of it."),
        ["ROW_WIDTH"] = (Severity.File, "The line has another number of values than the header has columns.", "La línea tiene un número de valores distinto al de columnas del encabezado.", "Put values with commas in quotation marks; where it is the last line, the file was cut: send it again."),
        ["LINE_TOO_LONG"] = (Severity.File, "A line is longer than a million bytes.", "Una línea tiene más de un millón de bytes.", "Look for a missing line break before that line."),
        ["MISSING_FILE"] = (Severity.File, "A file is missing that the manifest promises or that every whole import needs.", "Falta un archivo que el manifiesto promete o que toda importación completa necesita.", "Send the file, or say absent in the manifest; orgs, and in 1.2 roles, must come with all users."),
        ["MISSING_HEADER"] = (Severity.File, "A required column is missing.", "Falta una columna obligatoria.", "Name the column as the standard does, in the first line."),
        ["DUPLICATE_HEADER"] = (Severity.File, "Two columns have the same name.", "Dos columnas tienen el mismo nombre.", "Rename or leave out one of them."),
        ["EMPTY_FILE"] = (Severity.File, "The file has no rows, which would empty the district.", "El archivo no tiene filas, lo que vaciaría el distrito.", "Find out why the export was empty. Say absent in the manifest where there is nothing to send."),
        ["DUPLICATE_ID"] = (Severity.File, "Two rows have the same sourcedId.", "Dos filas tienen el mismo sourcedId.", "Send one row for each; a person of two schools has one row, with both schools or two roles."),
        ["UNKNOWN_VERSION"] = (Severity.File, "Only OneRoster 1.1 and 1.2 can be read.", "Solo se pueden leer OneRoster 1.1 y 1.2.", "Export as 1.2, or 1.1, and say so in oneroster.version."),
        ["UNKNOWN_MODE"] = (Severity.File, "The manifest says of a file neither absent, bulk nor delta.", "El manifiesto no dice de un archivo absent, bulk ni delta.", "Say one of the three."),
        ["CONFLICTING_PROPERTY"] = (Severity.File, "The manifest has a property twice, with different values.", "El manifiesto tiene dos veces una propiedad, con valores distintos.", "Leave the right one."),
        ["MISSING_ID"] = (Severity.Row, "The id is blank that would tell whose row it is. The row was left out, and nobody leaves and nothing ends by being absent from this file.", "Está vacío el identificador que diría de quién es la fila. La fila se omitió, y nadie sale ni nada termina por no figurar en este archivo.", "Fill in the id."),
        ["MISSING_VALUE"] = (Severity.Row, "A required value is blank.", "Un valor obligatorio está vacío.", "Fill it in."),
        ["UNKNOWN_ROLE"] = (Severity.Row, "The role is not one of the standard's.", "La función no es una de las del estándar.", "Use a role of the standard, or in 1.2 one of your own that begins with ext:."),
        ["UNKNOWN_ORG"] = (Severity.Row, "The organisation is in no row of orgs, nor is it a school of the roster.", "La organización no está en ninguna fila de orgs ni es una escuela del registro.", "Add it to orgs, or correct the id."),
        ["BAD_DATE"] = (Severity.Row, "The date is not written as YYYY-MM-DD.", "La fecha no está escrita como AAAA-MM-DD.", "Write it so. 8/5/2026 could be May or August and is not guessed."),
        ["DATES_REVERSED"] = (Severity.Row, "The end is not after the beginning.", "El fin no es posterior al comienzo.", "Correct the dates; the end is the first day after."),
        ["BAD_YEAR"] = (Severity.Row, "The school year is not the four digits of the year in which it ends.", "El año escolar no son las cuatro cifras del año en que termina.", "Write 2027 for the year 2026-2027."),
        ["BAD_BOOLEAN"] = (Severity.Row, "The value is neither true nor false.", "El valor no es true ni false.", "Write true or false."),
        ["BAD_VALUE"] = (Severity.Row, "The value is not one that the column may have.", "El valor no es uno de los que la columna admite.", "Use a word of the standard."),
        ["TOO_LONG"] = (Severity.Row, "The value is longer than 255 characters.", "El valor tiene más de 255 caracteres.", "Look for values that ran together, and shorten it."),
        ["FINDINGS_CUT"] = (Severity.Warning, "From this line on more findings of this column are as the thousand before; they are left out of the list.", "Desde esta línea hay más hallazgos de esta columna como los mil anteriores; se omiten de la lista.", "Correct those that are listed; it is most likely one setting of the export."),
        ["MISSING_MANIFEST"] = (Severity.Warning, "There is no manifest; version and kind were seen from the files.", "No hay manifiesto; la versión y el tipo se dedujeron de los archivos.", "Add manifest.csv."),
        ["UNKNOWN_FILE"] = (Severity.Warning, "The file is not one of the standard's and was not read.", "El archivo no es uno del estándar y no se leyó.", "Nothing, or leave it out."),
        ["FILE_UNEXPECTED"] = (Severity.Warning, "The manifest says that this file is absent; it was not read.", "El manifiesto dice que este archivo está ausente; no se leyó.", "Say bulk or delta where it is to be read."),
        ["VERSION_MISMATCH"] = (Severity.Warning, "The manifest says 1.1, which does not have this file; it was not read.", "El manifiesto dice 1.1, que no tiene este archivo; no se leyó.", "Say 1.2 where roles are a file of their own."),
        ["MODE_CONFLICT"] = (Severity.Warning, "The manifest says bulk, but rows have a status. Nobody leaves by being absent from this file.", "El manifiesto dice bulk, pero hay filas con estado. Nadie sale por no figurar en este archivo.", "Leave status blank in bulk files, or say delta."),
        ["FILLED_IN_BULK"] = (Severity.Warning, "The file is bulk, where dateLastModified must be blank; it was not looked at.", "El archivo es bulk, donde dateLastModified debe estar vacío; no se tuvo en cuenta.", "Leave it blank in bulk files."),
        ["MISSING_IN_DELTA"] = (Severity.Warning, "The file is a delta, where status and dateLastModified are required; the row was read as active.", "El archivo es un delta, donde status y dateLastModified son obligatorios; la fila se leyó como activa.", "Fill both in."),
        ["NO_ROWS"] = (Severity.Warning, "The file has no rows. Nothing of it changes.", "El archivo no tiene filas. Nada de él cambia.", "Say absent in the manifest where there is nothing to send."),
        ["MISSING_PROPERTY"] = (Severity.Warning, "The manifest does not have this property. A file that it does not name is absent.", "El manifiesto no tiene esta propiedad. Un archivo que no nombra está ausente.", "Name every file of the version, also those that are absent."),
        ["DUPLICATE_PROPERTY"] = (Severity.Warning, "The manifest has this property twice, with the same value.", "El manifiesto tiene esta propiedad dos veces, con el mismo valor.", "Leave one."),
        ["UNKNOWN_PROPERTY"] = (Severity.Warning, "The property is not one of the standard's and was not looked at.", "La propiedad no es una del estándar y no se tuvo en cuenta.", "Leave it out."),
        ["MISSING_TARGET_FILE"] = (Severity.Warning, "The column refers to a file that the manifest says is absent, so it could not be checked.", "La columna remite a un archivo que el manifiesto da por ausente, así que no se pudo comprobar.", "Send that file too."),
        ["HEADER_SPELLING"] = (Severity.Warning, "The column's name differs from the standard's in case, blanks or signs that cannot be seen; it was read all the same.", "El nombre de la columna difiere del estándar en mayúsculas, espacios o signos invisibles; se leyó de todos modos.", "Spell it as the standard does."),
        ["HEADER_ORDER"] = (Severity.Warning, "The columns are in another order than the standard's, from this one on; they were read by their names.", "Las columnas están en otro orden que el del estándar, desde esta; se leyeron por sus nombres.", "Put them in the standard's order, and others after them."),
        ["HEADER_ABSENT"] = (Severity.Warning, "A column of the standard is missing; it was read as blank.", "Falta una columna del estándar; se leyó como vacía.", "Add it, blank where there is nothing to say."),
        ["UNKNOWN_HEADER"] = (Severity.Warning, "The column is not one of the standard's, and its name does not begin with metadata.; it was not read.", "La columna no es una del estándar y su nombre no empieza por metadata.; no se leyó.", "Name it metadata.something, or leave it out."),
        ["EMPTY_HEADER"] = (Severity.Warning, "A column has no name and was not read.", "Una columna no tiene nombre y no se leyó.", "Take out the comma at the end of each line, or name the column."),
        ["BARE_CARRIAGE_RETURN"] = (Severity.Warning, "A line ends with a carriage return alone.", "Una línea termina solo con un retorno de carro.", "End lines with carriage return and line feed, or line feed."),
        ["BLANK_ROW"] = (Severity.Warning, "The line has nothing but commas and was passed over.", "La línea solo tiene comas y se pasó por alto.", "Delete the line."),
        ["BLANK_VALUE"] = (Severity.Warning, "The standard requires a value here; nothing depends on it, and it was read as blank.", "El estándar exige aquí un valor; nada depende de él y se leyó como vacío.", "Fill it in."),
        ["IGNORED_VALUE"] = (Severity.Warning, "The value is not one that the standard has for this column; nothing depends on it, and the row was read without it.", "El valor no es uno de los que el estándar tiene para esta columna; nada depende de él y la fila se leyó sin él.", "Use a word, date or form of the standard."),
        ["NONSTANDARD_VALUE"] = (Severity.Warning, "The value is one of an older or longer spelling; it was read all the same.", "El valor es de una grafía antigua o más larga; se leyó de todos modos.", "Write tobedeleted for inactive, 1.2 for 1.2.1, and 1.0 as manifest.version."),
        ["NONSTANDARD_CASE"] = (Severity.Warning, "The value differs from the standard's in case only; it was read all the same.", "El valor difiere del estándar solo en mayúsculas; se leyó de todos modos.", "Spell it as the standard does."),
        ["NONSTANDARD_BOOLEAN"] = (Severity.Warning, "The value is not the word true; it was read as true.", "El valor no es la palabra true; se leyó como true.", "Write true or false."),
        ["NONSTANDARD_DATE"] = (Severity.Warning, "The date is not written as YYYY-MM-DD, but can only be one day; it was read all the same.", "La fecha no está escrita como AAAA-MM-DD, pero solo puede ser un día; se leyó de todos modos.", "Write it as YYYY-MM-DD."),
        ["NONSTANDARD_YEAR"] = (Severity.Warning, "The school year is written as two years; it was read as the one in which it ends.", "El año escolar está escrito como dos años; se leyó como el año en que termina.", "Write 2027 for 2026-2027."),
        ["YEAR_MISMATCH"] = (Severity.Warning, "The school year does not end in the year that schoolYear says; it was kept under that year.", "El año escolar no termina en el año que dice schoolYear; se guardó con ese año.", "Write the year in which it ends."),
        ["BAD_ID"] = (Severity.Warning, "An id has more than 255 characters, or others than letters, digits and . - _ / @; it was read all the same.", "Un identificador tiene más de 255 caracteres, u otros que letras, cifras y . - _ / @; se leyó de todos modos.", "Export ids without other characters."),
        ["BAD_DATETIME"] = (Severity.Warning, "The time is not written as 2026-08-15T06:00:00.000Z; nothing depends on it.", "La hora no está escrita como 2026-08-15T06:00:00.000Z; nada depende de ella.", "Write it so, in UTC."),
        ["BAD_LIST"] = (Severity.Warning, "An item of the list is blank or not in its form, or subjects and subjectCodes have different numbers of items; the others were read.", "Un elemento de la lista está vacío o no tiene su forma, o subjects y subjectCodes tienen distinto número de elementos; los demás se leyeron.", "Separate items by commas in one quoted value; userIds are {type:id}."),
        ["REPEATED_ID"] = (Severity.Warning, "Two enrollments have the same sourcedId; nothing depends on it, and both were read.", "Dos inscripciones tienen el mismo sourcedId; nada depende de él y se leyeron ambas.", "Give each enrollment an id of its own."),
        ["UNKNOWN_REFERENCE"] = (Severity.Warning, "The id names a row that is not in its file; what depends on it was left out.", "El identificador nombra una fila que no está en su archivo; lo que depende de ella se omitió.", "Add the row, or correct the id."),
        ["ORG_TYPE"] = (Severity.Warning, "The organisation is in orgs, but is no school.", "La organización está en orgs, pero no es una escuela.", "Name the school."),
        ["SESSION_TYPE"] = (Severity.Warning, "The session is in academicSessions, but is no school year.", "La sesión está en academicSessions, pero no es un año escolar.", "Name the session whose type is schoolYear."),
        ["MULTIPLE_PRIMARY"] = (Severity.Warning, "The person has a second primary role at this organisation; both were read.", "La persona tiene una segunda función primaria en esta organización; se leyeron ambas.", "Make one of them secondary."),
        ["PRIMARY_WITHOUT_ROLE"] = (Severity.Warning, "The person has no role at her primary organisation.", "La persona no tiene ninguna función en su organización principal.", "Add the role, or correct primaryOrgSourcedId."),
        ["PROFILE_MISMATCH"] = (Severity.Warning, "The role names a profile of another user.", "La función nombra un perfil de otro usuario.", "Correct userProfileSourcedId."),
        ["INVISIBLE_CHARACTER"] = (Severity.Warning, "The user name or address has a sign that cannot be seen; nobody can type it to sign in.", "El nombre de usuario o el correo tiene un signo invisible; nadie puede escribirlo para entrar.", "Take the sign out at the source; it came by copy and paste."),
        ["NO_USERNAME"] = (Severity.Warning, "The user name is blank.", "El nombre de usuario está vacío.", "Fill it in, unless she signs in by e-mail address."),
        ["SHARED_LOGIN"] = (Severity.Warning, "Another person has the same user name or e-mail address. Neither can sign in with it.", "Otra persona tiene el mismo nombre de usuario o correo. Ninguna puede entrar con él.", "Give each person her own, or merge the two where they are one."),
        ["ROLE_NEEDS_ASSIGNMENT"] = (Severity.Warning, "This role was read as staff. Where she is a coach, assign the role by hand.", "Esta función se leyó como personal. Si es coach, asigne la función a mano.", "Assign the role; no version of the standard knows coaches."),
        ["ROLE_WITHOUT_SCHOOL"] = (Severity.Warning, "A leader of a school needs a school; she was read as staff of the district.", "Quien dirige una escuela necesita una escuela; se leyó como personal del distrito.", "Name her school instead of the district."),
        ["UNKNOWN_USER"] = (Severity.Warning, "The role's user is in no row of users, nor in the roster.", "El usuario de la función no está en ninguna fila de users ni en el registro.", "Add the user, or leave out the role."),
        ["UNKNOWN_SUBJECT_CODE"] = (Severity.Warning, "The subject code is not one that is known, and was left out.", "El código de materia no se conoce y se omitió.", "Use SCED codes."),
    }.ToFrozenDictionary();

    /// <summary>All codes, in order.</summary>
    public static IEnumerable<string> All => Codes.Keys.Order(StringComparer.Ordinal);

    /// <summary>What a finding with this code does.</summary>
    public static Severity SeverityOf(string code) => Codes[code].Severity;

    public static string Sentence(string code, string language) => language == "es" ? Codes[code].Es : Codes[code].En;

    /// <summary>What the district or its vendor can do about it, in English.</summary>
    public static string Fix(string code) => Codes[code].Fix;
}
