namespace DistrictCoaching.Domain;

public static partial class Refusals
{
    private static Dictionary<string, (string En, string Es)> OfConsents => new()
    {
        ["SCOPE_EMPTY"] = (
            "A consent names at least one activity and one subject. Name them.",
            "Un consentimiento nombra al menos una actividad y una materia. Nómbrelas."),
        ["NARROWER"] = (
            "This does not go beyond the consent as it is. To narrow it, withdraw it and grant a new one.",
            "Esto no va más allá del consentimiento actual. Para reducirlo, retírelo y otorgue uno nuevo."),
        ["ALREADY_GRANTED"] = (
            "A live consent already covers all of this. Widen or renew it instead.",
            "Un consentimiento vigente ya abarca todo esto. Amplíelo o renuévelo."),
        ["UNKNOWN_PRESET"] = (
            "There is no such preset. Choose one from presets.",
            "No existe ese modelo. Elija uno de presets."),
        ["NOTICE_OUTDATED"] = (
            "The notice was published anew since you read it. Read the current one and send its id.",
            "El aviso se publicó de nuevo desde que lo leyó. Lea el actual y envíe su id."),
        ["PARTNER_IS_SELF"] = (
            "You cannot be your own partner. Choose somebody else.",
            "No puede ser su propia compañera. Elija a otra persona."),
        ["PARTNER_EVALUATES"] = (
            "An evaluator cannot be the partner of whom she evaluates. Choose somebody else.",
            "Quien evalúa no puede ser compañera de la persona evaluada. Elija a otra persona."),
        ["CONSENT_PAUSED"] = (
            "This consent is paused or suspended. Resume it first.",
            "Este consentimiento está en pausa o suspendido. Reanúdelo primero."),
        ["CONSENT_OVER"] = (
            "This consent is over. Grant a new one.",
            "Este consentimiento terminó. Otorgue uno nuevo."),
        ["TRIAL_OVER"] = (
            "This trial ended with its conversation. Widen it into a lasting consent, or grant a new one.",
            "Esta prueba terminó con su conversación. Amplíela a un consentimiento duradero u otorgue uno nuevo."),
        ["MINUTES_OUT_OF_RANGE"] = (
            "A record says between 1 and 600 minutes. Correct the number.",
            "Un registro indica entre 1 y 600 minutos. Corrija el número."),
        ["OWN_RECORD"] = (
            "Only the other person can confirm or dispute this record.",
            "Solo la otra persona puede confirmar o disputar este registro."),
        ["RECORD_SETTLED"] = (
            "This record was confirmed or disputed already, or 14 days have passed. Talk with the other person about it.",
            "Este registro ya se confirmó o disputó, o pasaron 14 días. Háblelo con la otra persona."),
        ["FRESH_SIGN_IN_REQUIRED"] = (
            "This needs a sign-in of the last five minutes. Sign in again and send the same request.",
            "Esto requiere haber iniciado sesión en los últimos cinco minutos. Inicie sesión de nuevo y envíe la misma solicitud."),
        ["CONFIRMATION_REQUIRED"] = (
            "Only the teacher herself can do this, on our own page. A proposal waits there for her.",
            "Solo la propia docente puede hacerlo, en nuestra página. Allí la espera una propuesta."),
        ["PROPOSAL_SETTLED"] = (
            "You confirmed or declined this proposal before. What you confirmed you can pause or withdraw at any time.",
            "Usted ya confirmó o rechazó esta propuesta. Lo que confirmó puede pausarlo o retirarlo en cualquier momento."),
    };
}
