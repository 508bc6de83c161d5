namespace DistrictCoaching.Gateway;

public static partial class GatewayCodes
{
    // What the document weighs
    public static readonly GatewayCode QueryTooLong = Weighs("QUERY_TOO_LONG",
        "The document has too many characters.", "El documento tiene demasiados caracteres.");
    public static readonly GatewayCode QueryTooManyTokens = Weighs("QUERY_TOO_MANY_TOKENS",
        "The document has too many tokens.", "El documento tiene demasiados símbolos.");
    public static readonly GatewayCode QueryTooDeep = Weighs("QUERY_TOO_DEEP",
        "The document is nested too deeply.", "El documento está anidado con demasiada profundidad.");
    public static readonly GatewayCode QueryTooManyFields = Weighs("QUERY_TOO_MANY_FIELDS",
        "The document selects too many fields.", "El documento selecciona demasiados campos.");
    public static readonly GatewayCode QueryTooManyRootFields = Weighs("QUERY_TOO_MANY_ROOT_FIELDS",
        "The operation selects too many fields at its root.", "La operación selecciona demasiados campos en su raíz.");
    public static readonly GatewayCode QueryTooManyAliases = Weighs("QUERY_TOO_MANY_ALIASES",
        "The document has too many aliases.", "El documento tiene demasiados alias.");
    public static readonly GatewayCode QueryTooManyRepeats = Weighs("QUERY_TOO_MANY_REPEATS",
        "The document repeats one field too often.", "El documento repite un campo demasiadas veces.");
    public static readonly GatewayCode QueryTooManyDirectives = Weighs("QUERY_TOO_MANY_DIRECTIVES",
        "The document has too many directives.", "El documento tiene demasiadas directivas.");
    public static readonly GatewayCode QueryTooManyFragments = Weighs("QUERY_TOO_MANY_FRAGMENTS",
        "The document enters fragments too often.", "El documento usa fragmentos demasiadas veces.");

    public static readonly GatewayCode QueryTooCostly = Weighs("QUERY_TOO_COSTLY",
        "The operation costs more than one may.", "La operación cuesta más de lo que puede costar una.");

    // Which documents may be run
    public static readonly GatewayCode DocumentUnknown = new("DOCUMENT_UNKNOWN", 400,
        "No trusted document of this client has this documentId. Send the document itself, or have it added.",
        "Ningún documento de confianza de este cliente tiene este documentId. Envíe el documento mismo o pida que se agregue.");
    public static readonly GatewayCode DocumentNotTrusted = new("DOCUMENT_NOT_TRUSTED", 403,
        "This client may run its trusted documents only. Have this one added.",
        "Este cliente solo puede ejecutar sus documentos de confianza. Pida que se agregue este.");

    // What is wrong in the document; the message says where
    public static readonly GatewayCode FragmentCycle = new("FRAGMENT_CYCLE", 400,
        "A fragment contains itself. Break the circle.", "Un fragmento se contiene a sí mismo. Rompa el círculo.");
    public static readonly GatewayCode SyntaxError = new("SYNTAX_ERROR", 400,
        "The document is not GraphQL. Correct it.", "El documento no es GraphQL. Corríjalo.");
    public static readonly GatewayCode UnknownField = new("UNKNOWN_FIELD", 400,
        "There is no such field. See /schema.graphql.", "No existe ese campo. Consulte /schema.graphql.");
    public static readonly GatewayCode UnknownArgument = new("UNKNOWN_ARGUMENT", 400,
        "There is no such argument. See /schema.graphql.", "No existe ese argumento. Consulte /schema.graphql.");
    public static readonly GatewayCode UnknownType = new("UNKNOWN_TYPE", 400,
        "There is no such type. See /schema.graphql.", "No existe ese tipo. Consulte /schema.graphql.");
    public static readonly GatewayCode UnknownOperation = new("UNKNOWN_OPERATION", 400,
        "The document has no such operation, or several and operationName does not choose one.",
        "El documento no tiene esa operación, o tiene varias y operationName no elige una.");
    public static readonly GatewayCode ArgumentInvalid = new("ARGUMENT_INVALID", 400,
        "An argument is missing or of the wrong type. Correct it.", "Falta un argumento o es del tipo equivocado. Corríjalo.");
    public static readonly GatewayCode VariableInvalid = new("VARIABLE_INVALID", 400,
        "A variable is missing or of the wrong type. Correct it.", "Falta una variable o es del tipo equivocado. Corríjala.");
    public static readonly GatewayCode DocumentInvalid = new("DOCUMENT_INVALID", 400,
        "The document does not fit the schema. See /schema.graphql.", "El documento no se ajusta al esquema. Consulte /schema.graphql.");

    private static GatewayCode Weighs(string code, string en, string es) =>
        new(code, 400, $"{en} Ask for less at once.", $"{es} Pida menos a la vez.");
}
