namespace DistrictCoaching.Domain;

public static partial class Refusals
{
    private static Dictionary<string, (string En, string Es)> OfRosters => new()
    {
        ["ROSTER_FOUNDED"] = (
            "This roster has people already. Its district lead assigns further roles.",
            "Este registro ya tiene personas. La dirección del distrito asigna las demás funciones."),
        ["TOO_MANY_PEOPLE"] = (
            "The roster would have more active people than the district may have (district limits people), so nothing was changed; a package that lets people leave and adds no more than leave is always applied. Send one with fewer people, or ask those who run the service for a higher limit.",
            "El registro tendría más personas activas de las que el distrito puede tener (district limits people), así que no se cambió nada; un paquete que da de baja a personas y no añade más de las que se van se aplica siempre. Envíe uno con menos personas o pida un límite mayor a quienes operan el servicio."),
        ["ROLE_NEEDS_SCHOOL"] = (
            "This role is one at a school. Name a school of this district that is open.",
            "Esta función corresponde a una escuela. Indique una escuela abierta de este distrito."),
        ["ROLE_HAS_NO_SCHOOL"] = (
            "This role is one in the whole district. Leave the school out.",
            "Esta función corresponde a todo el distrito. No indique escuela."),
        ["LAST_DISTRICT_LEAD"] = (
            "She is the only district lead. Assign another one first.",
            "Es la única persona en la dirección del distrito. Asigne primero a otra."),
        ["ROLE_FROM_ROSTER"] = (
            "This role comes from the roster file. Change it where the file is made, and import it again.",
            "Esta función proviene del archivo del registro. Cámbiela donde se genera el archivo e impórtelo de nuevo."),
    };
}
