namespace DistrictCoaching.Gateway;

/// <summary>Every code that the gateway itself gives, once. What the domain refuses stands in <see cref="Domain.Refusals"/>.</summary>
public static partial class GatewayCodes
{
    // Who asks
    public static readonly GatewayCode Unauthenticated = new("UNAUTHENTICATED", 401,
        "There is no access token. Send one in the header Authorization: Bearer.",
        "Falta el token de acceso. Envíelo en el encabezado Authorization: Bearer.");
    public static readonly GatewayCode TokenExpired = new("TOKEN_EXPIRED", 401,
        "The access token has expired. Get a new one and send the request again.",
        "El token de acceso ha caducado. Obtenga uno nuevo y envíe de nuevo la solicitud.");
    public static readonly GatewayCode TokenInvalid = new("TOKEN_INVALID", 401,
        "The access token is not valid here. Get one from this service's issuer.",
        "El token de acceso no es válido aquí. Obtenga uno del emisor de este servicio.");
    public static readonly GatewayCode IssuerUnavailable = new("ISSUER_UNAVAILABLE", 503,
        "The access token cannot be checked just now. Send the same request again a little later.",
        "El token de acceso no se puede comprobar en este momento. Envíe de nuevo la misma solicitud un poco más tarde.");

    public static readonly GatewayCode NotActive = new("NOT_ACTIVE", 403,
        "Your district's roster does not have you as active, so only withdrawing, pausing and ending are open to you, and, signed in with a recovery code, what is your own. Ask your district.",
        "El registro de su distrito no la tiene como activa; solo puede retirar, pausar y terminar y, si entra con un código de recuperación, ver lo que es suyo. Consulte a su distrito.");

    public static readonly GatewayCode AppEnded = new("APP_ENDED", 401,
        "This application may no longer act here: the person or the district ended it. Ask the person to allow it again.",
        "Esta aplicación ya no puede actuar aquí: la persona o el distrito le puso fin. Pida a la persona que la permita de nuevo.");
    public static readonly GatewayCode SignInEnded = new("SIGN_IN_ENDED", 401,
        "The sign-in of this access token has ended: the person signed out, or her sign-in was changed or taken. Have her sign in again.",
        "El inicio de sesión de este token de acceso ha terminado: la persona cerró la sesión, o su forma de entrar se cambió o se retiró. Haga que inicie sesión de nuevo.");
    public static readonly GatewayCode ScopeMissing = new("SCOPE_MISSING", 403,
        "The access token is for the directory alone (scope directory). Ask for the scope coaching, or leave the other fields out.",
        "El token de acceso es solo para el directorio (alcance directory). Pida el alcance coaching o quite los demás campos.");

    public static readonly GatewayCode IntrospectionRefused = new("INTROSPECTION_REFUSED", 403,
        "Your access token does not allow introspection. Read the contract at /schema.graphql.",
        "Su token de acceso no permite la introspección. Lea el contrato en /schema.graphql.");

    // How it is asked
    public static readonly GatewayCode MethodNotAllowed = new("METHOD_NOT_ALLOWED", 405,
        "Use POST; GET is for queries only.",
        "Use POST; GET es solo para consultas.");
    public static readonly GatewayCode NotAcceptable = new("NOT_ACCEPTABLE", 406,
        "Answers are application/graphql-response+json or application/json in UTF-8, or application/jsonl for a whole list. Accept one of them.",
        "Las respuestas son application/graphql-response+json o application/json en UTF-8, o application/jsonl para una lista entera. Acepte una de ellas.");
    public static readonly GatewayCode UnsupportedMediaType = new("UNSUPPORTED_MEDIA_TYPE", 415,
        "The body is not application/json in UTF-8. Send it so.",
        "El cuerpo no es application/json en UTF-8. Envíelo así.");
    public static readonly GatewayCode BodyTooLarge = new("BODY_TOO_LARGE", 413,
        "The request body is larger than allowed. Send less at once.",
        "El cuerpo de la solicitud es más grande de lo permitido. Envíe menos a la vez.");
    public static readonly GatewayCode JsonMalformed = new("JSON_MALFORMED", 400,
        "The request is not well-formed JSON. Correct it.",
        "La solicitud no es JSON bien formado. Corríjala.");
    public static readonly GatewayCode BatchingRefused = new("BATCHING_REFUSED", 400,
        "An array of requests is not accepted. Send them one by one.",
        "No se acepta una lista de solicitudes. Envíelas una por una.");
    public static readonly GatewayCode QueryMissing = new("QUERY_MISSING", 400,
        "There is no query. Give the document as a string in query, or a trusted one's documentId.",
        "Falta query. Envíe el documento como texto en query, o el documentId de uno de confianza.");
    public static readonly GatewayCode ParametersInvalid = new("PARAMETERS_INVALID", 400,
        "variables and extensions are objects, operationName is a string, and of query and documentId there is one. Correct them.",
        "variables y extensions son objetos, operationName es un texto, y de query y documentId hay uno. Corríjalos.");

    public static readonly GatewayCode StreamNeeded = new("STREAM_NEEDED", 406,
        "A subscription is answered as a stream. Ask with Accept: text/event-stream, or over a WebSocket with graphql-transport-ws.",
        "Una suscripción se responde como un flujo. Pídala con Accept: text/event-stream, o por un WebSocket con graphql-transport-ws.");
    public static readonly GatewayCode ExportInvalid = new("EXPORT_INVALID", 400,
        "An export is of one list: a query that selects nothing but one list with after: $after, and of it edges { cursor } and pageInfo { hasNextPage endCursor }. Write it so.",
        "Una exportación es de una sola lista: una consulta que no selecciona más que una lista con after: $after, y de ella edges { cursor } y pageInfo { hasNextPage endCursor }. Escríbala así.");
    public static readonly GatewayCode SubprotocolNeeded = new("SUBPROTOCOL_NEEDED", 400,
        "A WebSocket speaks graphql-transport-ws here. Offer it in Sec-WebSocket-Protocol.",
        "Un WebSocket habla aquí graphql-transport-ws. Ofrézcalo en Sec-WebSocket-Protocol.");
    public static readonly GatewayCode TooManyConnections = new("TOO_MANY_CONNECTIONS", 429,
        "You hold as many connections open as are allowed. Close one, or try again a little later.",
        "Tiene abiertas tantas conexiones como se permiten. Cierre una o inténtelo de nuevo un poco más tarde.");
    public static readonly GatewayCode TooManyOperations = new("TOO_MANY_OPERATIONS", 429,
        "This connection runs as many operations as are allowed at once. Complete one first.",
        "Esta conexión ejecuta tantas operaciones a la vez como se permiten. Complete una antes.");

    public static readonly GatewayCode Throttled = new("THROTTLED", 429,
        "This client has asked for more in your district than is allowed at once. Try again after the seconds in Retry-After; withdrawing, pausing and ending are always open.",
        "Este cliente ha pedido en su distrito más de lo que se permite a la vez. Inténtelo de nuevo tras los segundos de Retry-After; retirar, pausar y terminar siempre se puede.");

    public static readonly GatewayCode OperationMissing = new("OPERATION_MISSING", 400,
        "There is no operation. Send a new random UUID in the header Idempotency-Key.",
        "Falta la operación. Envíe un UUID aleatorio nuevo en el encabezado Idempotency-Key.");

    // What the answer says of execution
    public static readonly GatewayCode PageSizeOutOfRange = new("PAGE_SIZE_OUT_OF_RANGE", 400,
        "A page has 1 to 100 entries. Give first within that.",
        "Una página tiene de 1 a 100 elementos. Indique first dentro de ese rango.");
    public static readonly GatewayCode CursorInvalid = new("CURSOR_INVALID", 200,
        "This cursor is not one of this list for you. Start without after.",
        "Este cursor no es de esta lista para usted. Empiece sin after.");
    public static readonly GatewayCode TooManyIds = new("TOO_MANY_IDS", 200,
        "At most 100 ids can be asked for at once. Ask for fewer.",
        "Se pueden pedir como máximo 100 ids a la vez. Pida menos.");
    public static readonly GatewayCode Unavailable = new("UNAVAILABLE", 503,
        "A part of the service does not answer just now; whether anything was done is not known. Send the same request, with the same operationId, again a little later.",
        "Una parte del servicio no responde en este momento; no se sabe si algo se hizo. Envíe de nuevo la misma solicitud, con el mismo operationId, un poco más tarde.");
    public static readonly GatewayCode Internal = new("INTERNAL", 500,
        "Something broke on our side. Try again; if it stays, tell us the traceId.",
        "Algo falló de nuestro lado. Inténtelo de nuevo; si persiste, indíquenos el traceId.");

    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<GatewayCode> All { get; } =
    [
        .. typeof(GatewayCodes).GetFields()
            .Select(field => field.GetValue(null)).OfType<GatewayCode>().OrderBy(code => code.Code, StringComparer.Ordinal),
    ];
}
