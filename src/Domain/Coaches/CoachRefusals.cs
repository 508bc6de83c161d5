namespace DistrictCoaching.Domain;

public static partial class Refusals
{
    private static Dictionary<string, (string En, string Es)> OfCoaches => new()
    {
        ["PROFILE_MISSING"] = (
            "Publish your profile first: a teacher reads it before she decides.",
            "Publique primero su perfil: la docente lo lee antes de decidir."),
        ["EXPERIENCE_OUT_OF_RANGE"] = (
            "Years taught are 0 to 60, and the last year is not in the future. Correct them.",
            "Los años de docencia van de 0 a 60 y el último no está en el futuro. Corríjalos."),
        ["NOT_INTRODUCED"] = (
            "You were not introduced to a school of this teacher. Ask its principal to introduce you to the school.",
            "No la han presentado en una escuela de esta docente. Pida a la dirección que la presente en la escuela."),
        ["COOLDOWN"] = (
            "You invited this teacher not long ago. Wait until the cooldown after that invitation is over.",
            "Invitó a esta docente hace poco. Espere a que termine el plazo desde esa invitación."),
        ["TOO_MANY_INVITATIONS"] = (
            "You have sent as many invitations as a week allows. Go on next week.",
            "Ya envió todas las invitaciones que permite una semana. Continúe la próxima."),
    };
}
