namespace DistrictCoaching.Domain;

public static partial class Refusals
{
    private static Dictionary<string, (string En, string Es)> OfWebhooks => new()
    {
        ["WEBHOOK_ADDRESS"] = (
            "The url is an https address on the Internet of at most 2,000 characters, without user name and fragment. Correct it.",
            "La url es una dirección https en Internet de 2.000 caracteres como máximo, sin nombre de usuario ni fragmento. Corríjala."),
        ["WEBHOOK_KINDS"] = (
            "A webhook is told one kind of change at least. Name the kinds that you want.",
            "A un webhook se le comunica al menos un tipo de cambio. Indique los tipos que desea."),
        ["WEBHOOKS_TOO_MANY"] = (
            "The district has as many webhooks as it may have (district limits webhooks). Delete one that is not needed any more, or ask those who run the service for more.",
            "El distrito tiene tantos webhooks como puede tener (district limits webhooks). Elimine uno que ya no se necesite o pida más a quienes operan el servicio."),
        ["WEBHOOK_DISABLED"] = (
            "This webhook is disabled and is sent nothing. Enable it first.",
            "Este webhook está desactivado y no se le envía nada. Actívelo primero."),
        ["WEBHOOK_BUSY"] = (
            "Too many messages wait for this webhook already. Wait until some of them were sent.",
            "Ya hay demasiados mensajes en espera para este webhook. Espere a que se envíen algunos."),
        ["WEBHOOK_POSITION"] = (
            "The position is 0 or one that this webhook was told already. Take it from one of its deliveries.",
            "La posición es 0 o una que ya se comunicó a este webhook. Tómela de una de sus entregas."),
    };
}
