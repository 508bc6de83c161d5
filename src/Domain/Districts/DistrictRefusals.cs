namespace DistrictCoaching.Domain;

public static partial class Refusals
{
    private static Dictionary<string, (string En, string Es)> OfDistricts => new()
    {
        ["BAD_SLUG"] = (
            "A slug is 2 to 63 of a-z, 0-9 and hyphens, with no hyphen at either end. Correct it.",
            "Un alias tiene de 2 a 63 caracteres a-z, 0-9 y guiones, sin guion en los extremos. Corríjalo."),
        ["SLUG_TAKEN"] = (
            "Another district has this slug. Choose another one.",
            "Otro distrito tiene este alias. Elija otro."),
        ["UNKNOWN_ZONE"] = (
            "This is not an IANA time zone. Use one such as America/Chicago.",
            "No es una zona horaria de IANA. Use una como America/Chicago."),
        ["DISTRICT_SUSPENDED"] = (
            "Your district is suspended: nothing new is done or read in it. Withdrawing, pausing and ending stay open to you, and so do your own journal and erasing. Ask your district.",
            "Su distrito está suspendido: en él no se hace ni se lee nada nuevo. Retirar, pausar y terminar siguen abiertos para usted, y también su propio diario y el borrado. Consulte a su distrito."),
        ["DISTRICT_NOT_SUSPENDED"] = (
            "Only a suspended district can be deleted or exported. Suspend it first; where its deletion is ordered, resume it before it is exported.",
            "Solo se puede eliminar o exportar un distrito suspendido. Suspéndalo primero; si su eliminación está ordenada, reanúdelo antes de exportarlo."),
        ["DISTRICT_EXPORTED"] = (
            "This district was exported to be moved, and must not live twice. Go on with the move, or call the export off with the verb district call-off; then resume it.",
            "Este distrito se exportó para trasladarlo y no debe existir dos veces. Siga con el traslado o anule la exportación con la orden district call-off; después reanúdelo."),
        ["DISTRICT_MOVED"] = (
            "This district has moved to another service, and nothing more is done in it here. Use it where it is now; ask your district for the address.",
            "Este distrito se ha trasladado a otro servicio y aquí ya no se hace nada en él. Úselo donde está ahora; pida la dirección a su distrito."),
        ["EXPORT_STALE"] = (
            "This archive is not what the district is now: it was exported again, or called off, or something happened in it since, such as a withdrawal. Export and import it again.",
            "Este archivo no es lo que el distrito es ahora: se exportó de nuevo, se anuló, o ha pasado algo desde entonces, como una retirada. Expórtelo e impórtelo de nuevo."),
        ["DISTRICT_EXISTS"] = (
            "This district is here already, or was deleted or discarded here: it cannot be imported. A deleted district is never brought back.",
            "Este distrito ya está aquí, o aquí se eliminó o se descartó: no se puede importar. Un distrito eliminado nunca vuelve."),
        ["RELEASED_ELSEWHERE"] = (
            "This district was released for another place where its archive was imported too. Open it there, and discard what was imported here.",
            "Este distrito se liberó para otro lugar en el que también se importó su archivo. Ábralo allí y descarte lo que se importó aquí."),
        ["IMPORT_NOT_WHOLE"] = (
            "What is here of this district is not what was released. Import the archive that was released, to its end; then open it.",
            "Lo que hay aquí de este distrito no es lo que se liberó. Importe hasta el final el archivo que se liberó; después ábralo."),
        ["SLUG_DIFFERS"] = (
            "This is not the slug of this district. Type it again, and check that you mean this one.",
            "Este no es el alias de este distrito. Escríbalo de nuevo y compruebe que es el que quiere."),
        ["LIMITS_OUT_OF_RANGE"] = (
            "Points a second are 100 to 1,000,000, burst 1,000 to 10,000,000, operations at once 1 to 1,000, people 1 to 1,000,000, webhooks 0 to 100, apps 0 to 1,000; null is the service's default. Correct what missing names.",
            "Los puntos por segundo van de 100 a 1.000.000, la ráfaga de 1.000 a 10.000.000, las operaciones simultáneas de 1 a 1.000, las personas de 1 a 1.000.000, los webhooks de 0 a 100 y las aplicaciones de 0 a 1.000; null es el valor del servicio. Corrija lo que indica missing."),
        ["POLICY_OUT_OF_RANGE"] = (
            "Cooldown is 14 to 365 days, invitations a week 1 to 50, threshold 5 to 50. Correct the number.",
            "El plazo es de 14 a 365 días, las invitaciones semanales de 1 a 50, el umbral de 5 a 50. Corrija el número."),
    };
}
