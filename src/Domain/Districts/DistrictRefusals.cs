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
            "Only a suspended district can be deleted. Suspend it first.",
            "Solo se puede eliminar un distrito suspendido. Suspéndalo primero."),
        ["SLUG_DIFFERS"] = (
            "This is not the slug of this district. Type it again, and check that you mean this one.",
            "Este no es el alias de este distrito. Escríbalo de nuevo y compruebe que es el que quiere."),
        ["POLICY_OUT_OF_RANGE"] = (
            "Cooldown is 14 to 365 days, invitations a week 1 to 50, threshold 5 to 50. Correct the number.",
            "El plazo es de 14 a 365 días, las invitaciones semanales de 1 a 50, el umbral de 5 a 50. Corrija el número."),
    };
}
