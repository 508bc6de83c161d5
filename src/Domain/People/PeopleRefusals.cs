namespace DistrictCoaching.Domain;

public static partial class Refusals
{
    private static Dictionary<string, (string En, string Es)> OfPeople => new()
    {
        ["PERSON_SEALED"] = (
            "What the roster says of who you are was changed, so your coaching is closed for a week, to protect you. You can withdraw, pause and end; everything else waits until viewer.sealedUntil.",
            "Cambió lo que el registro dice de quién es usted, así que su acompañamiento queda cerrado una semana, para protegerla. Puede retirar, pausar y terminar; lo demás espera hasta viewer.sealedUntil."),
        ["BAD_MATCH_KEY"] = (
            "A key is one of the kinds; USER_ID, and no other, also names a type of userIds: 1 to 60 letters, digits and . _ : / -. Correct it.",
            "Una clave es de uno de los tipos; USER_ID, y ninguna otra, indica además un tipo de userIds: de 1 a 60 letras, cifras y . _ : / -. Corríjala."),
    };
}
