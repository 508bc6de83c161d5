namespace DistrictCoaching.Domain;

public static partial class Refusals
{
    private static Dictionary<string, (string En, string Es)> OfPeople => new()
    {
        ["PERSON_SEALED"] = (
            "What the roster says of who you are, or how you sign in, was changed, so your coaching is closed for a week, to protect you. You can withdraw, pause and end; everything else waits until viewer.sealedUntil.",
            "Cambió lo que el registro dice de quién es usted, o cómo inicia sesión, así que su acompañamiento queda cerrado una semana, para protegerla. Puede retirar, pausar y terminar; lo demás espera hasta viewer.sealedUntil."),
        ["BAD_MAPPING_RULE"] = (
            "A rule gives COACH, EVALUATOR, SCHOOL_LEADER or DISTRICT_LEAD to a value of 1 to 100 characters; METADATA, and no other, also names a column; a ROLE begins with ext:. There are 100 rules at most, and no word stands in two. Correct them.",
            "Una regla da COACH, EVALUATOR, SCHOOL_LEADER o DISTRICT_LEAD a un valor de 1 a 100 caracteres; METADATA, y ninguna otra, indica además una columna; un ROLE empieza por ext:. Hay como máximo 100 reglas y ninguna palabra está en dos. Corríjalas."),
        ["ROLE_FROM_RULE"] = (
            "This role comes from a mapping rule of the district. Change the rule, or the file.",
            "Esta función proviene de una regla de asignación del distrito. Cambie la regla o el archivo."),
        ["SAME_PERSON"] = (
            "These are one person already. Name two.",
            "Ya son una misma persona. Indique dos."),
        ["ALREADY_MERGED"] = (
            "One of them was merged with another person before. Split that first.",
            "Una de ellas ya se unió con otra persona. Sepárela primero."),
        ["KEEPS_ABSENT"] = (
            "The record that would be kept has left the district, and the other has not. Keep the one that is there: name them the other way round.",
            "El registro que se conservaría ya no está en el distrito y el otro sí. Conserve el que está: indíquelos al revés."),
        ["MERGES_SELF"] = (
            "You signed in as the one that would be merged, and could do nothing with it any more. Name her as the one that is kept, or ask another district lead.",
            "Usted inició sesión como la persona que se uniría y ya no podría hacer nada con ella. Indíquela como la que se conserva o pida a otra dirección del distrito que lo haga."),
        ["PERSON_MERGED"] = (
            "A district lead said that this record and another are one person's, so nothing new begins here. Sign in with the other one; here you can stop, read what is yours and confirm.",
            "La dirección del distrito indicó que este registro y otro son de una misma persona, así que aquí no empieza nada nuevo. Inicie sesión con el otro; aquí puede terminar, leer lo suyo y confirmar."),
        ["NOT_MERGED"] = (
            "This person was merged into nobody, so there is nothing to split.",
            "Esta persona no se unió con nadie, así que no hay nada que separar."),
        ["BAD_MATCH_KEY"] = (
            "A key is one of the kinds; USER_ID, and no other, also names a type of userIds: 1 to 60 letters, digits and . _ : / -. Correct it.",
            "Una clave es de uno de los tipos; USER_ID, y ninguna otra, indica además un tipo de userIds: de 1 a 60 letras, cifras y . _ : / -. Corríjala."),
    };
}
