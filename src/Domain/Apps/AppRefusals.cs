namespace DistrictCoaching.Domain;

public static partial class Refusals
{
    private static Dictionary<string, (string En, string Es)> OfApps => new()
    {
        ["BAD_APP_NAME"] = (
            "An application's name is 1 to 60 characters that can be seen. Correct it.",
            "El nombre de una aplicación tiene de 1 a 60 caracteres visibles. Corríjalo."),
        ["APP_WITHOUT_USE"] = (
            "The application has neither a scope for people nor one for itself. Give it one.",
            "La aplicación no tiene ningún alcance para personas ni para sí misma. Indique uno."),
        ["BAD_APP_ADDRESS"] = (
            "An application for people has 1 to 10 redirect addresses, another one has none; each is https, or http on loopback, without fragment. Correct them.",
            "Una aplicación para personas tiene de 1 a 10 direcciones de retorno y otra no tiene ninguna; cada una es https, o http en loopback, sin fragmento. Corríjalas."),
        ["APP_SCOPE_FOR_PEOPLE"] = (
            "By itself an application reads the directory and nothing else. Ask people for the rest.",
            "Por sí misma, una aplicación solo lee el directorio. Pida lo demás a las personas."),
        ["BAD_APP_KEYS"] = (
            "Public keys are a JSON Web Key Set of one to four keys, RSA of 2048 bits or more or P-256, each with a kid and nothing private. Correct them.",
            "Las claves públicas son un JSON Web Key Set de una a cuatro claves, RSA de 2048 bits o más o P-256, cada una con kid y nada privado. Corríjalas."),
        ["APP_HAS_KEYS"] = (
            "This application signs with keys and has no secret. Register it anew with other keys.",
            "Esta aplicación firma con claves y no tiene secreto. Regístrela de nuevo con otras claves."),
        ["OVERLAP_OUT_OF_RANGE"] = (
            "The secret before works on for 0 to 720 hours. Correct the number.",
            "El secreto anterior sigue siendo válido de 0 a 720 horas. Corrija el número."),
        ["TOO_MANY_APPS"] = (
            "The district has as many applications as it may have (district limits apps). Revoke one that is not used any more, or ask those who run the service for more.",
            "El distrito tiene tantas aplicaciones como puede tener (district limits apps). Revoque una que ya no se use o pida más a quienes operan el servicio."),
    };
}
