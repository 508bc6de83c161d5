namespace DistrictCoaching.Domain;

public static partial class Refusals
{
    private static Dictionary<string, (string En, string Es)> OfImports => new()
    {
        ["NO_ROSTER_SOURCE"] = (
            "No OneRoster service is set from which the roster could be fetched. Set one (setRosterSource), or send a package.",
            "No hay ningún servicio OneRoster configurado del que obtener el registro. Configure uno (setRosterSource) o envíe un paquete."),
        ["ROSTER_SOURCE_ADDRESS"] = (
            "The addresses in host and tokenEndpoint are https ones on the Internet, without user name, query or fragment, and host is without a path. Correct them.",
            "Las direcciones de host y tokenEndpoint son https en Internet, sin nombre de usuario, consulta ni fragmento, y host no lleva ruta. Corríjalas."),
        ["ROSTER_SOURCE_CREDENTIALS"] = (
            "Both clientId and clientSecret are 1 to 500 characters each. Copy them from the service.",
            "Tanto clientId como clientSecret tienen de 1 a 500 caracteres cada uno. Cópielos del servicio."),
        ["ROSTER_SOURCE_HOUR"] = (
            "The hour is one of the day, 0 to 23, or left out. Correct it.",
            "La hora es una del día, de 0 a 23, o se omite. Corríjala."),
        ["PLAN_OUTDATED"] = (
            "The roster is another than when this plan was made, or another plan took its place, so nothing was changed. It is planned again: look at the new plan.",
            "El registro no es el mismo que cuando se hizo este plan, u otro plan ocupó su lugar, así que no se cambió nada. Se planifica de nuevo: revise el plan nuevo."),
        ["IMPORT_NOT_PLANNED"] = (
            "What this import would change is not known yet. Wait until it is planned, and look at the plan.",
            "Todavía no se sabe qué cambiaría esta importación. Espere a que esté planificada y revise el plan."),
        ["IMPORT_APPLYING"] = (
            "This import is being applied and can no longer be cancelled. Wait until it is applied.",
            "Esta importación se está aplicando y ya no se puede cancelar. Espere a que termine."),
        ["IMPORT_ENDED"] = (
            "This import went on or ended meanwhile. Look where it stands, or send the package again as a new import.",
            "Esta importación ya avanzó o terminó. Consulte su estado, o envíe el paquete de nuevo como otra importación."),
        ["IMPORT_CANCELLED"] = (
            "This import was cancelled, or a later one took its place; nothing was changed. Send the package again if it is to be imported.",
            "Esta importación se canceló o una posterior ocupó su lugar; no se cambió nada. Envíe el paquete de nuevo si se debe importar."),
        ["IMPORT_INTERRUPTED"] = (
            "The package never arrived whole, and nothing was changed. Send it again as a new import.",
            "El paquete no llegó completo y no se cambió nada. Envíelo de nuevo como otra importación."),
        ["IMPORT_FAILED"] = (
            "Something broke on our side while this import was planned, and nothing was changed. Send the package again; if it stays, tell the operator.",
            "Algo falló de nuestro lado al planificar esta importación y no se cambió nada. Envíe el paquete de nuevo; si persiste, avise al operador."),
        ["IMPORT_POLICY_OUT_OF_RANGE"] = (
            "A count is 0 to 10,000 and a percentage 1 to 100. Correct the number.",
            "Una cantidad va de 0 a 10.000 y un porcentaje de 1 a 100. Corrija el número."),
    };
}
