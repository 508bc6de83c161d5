using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

internal sealed partial class ProposalWords
{
    private static readonly string[] SpanishMonths =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    public static readonly ProposalWords Spanish = new()
    {
        Title = new Dictionary<ConsentAct, string>
        {
            [ConsentAct.Grant] = "¿Da su consentimiento a esta colaboración?",
            [ConsentAct.Widen] = "¿Ampliar este consentimiento?",
            [ConsentAct.Renew] = "¿Renovar este consentimiento?",
            [ConsentAct.Resume] = "¿Reanudar este consentimiento?",
        },
        Intro = new Dictionary<ConsentAct, string>
        {
            [ConsentAct.Grant] = "Una aplicación propone en su nombre que usted consienta lo siguiente. La decisión es suya; no ocurre nada si usted no confirma.",
            [ConsentAct.Widen] = "Una aplicación propone en su nombre que su consentimiento abarque desde ahora todo lo siguiente. La decisión es suya; no ocurre nada si usted no confirma.",
            [ConsentAct.Renew] = "Una aplicación propone en su nombre que su consentimiento dure hasta el día indicado. La decisión es suya; no ocurre nada si usted no confirma.",
            [ConsentAct.Resume] = "Una aplicación propone en su nombre que usted reanude su consentimiento tal como figura abajo. La decisión es suya; no ocurre nada si usted no confirma.",
        },
        Confirm = new Dictionary<ConsentAct, string>
        {
            [ConsentAct.Grant] = "Sí, doy mi consentimiento",
            [ConsentAct.Widen] = "Sí, ampliarlo",
            [ConsentAct.Renew] = "Sí, renovarlo",
            [ConsentAct.Resume] = "Sí, reanudarlo",
        },
        Kinds = new Dictionary<PartnerKind, string> { [PartnerKind.Coach] = "coach", [PartnerKind.Peer] = "colega" },
        ActivityNames = new Dictionary<ActivityKind, string>
        {
            [ActivityKind.Conversation] = "Conversación",
            [ActivityKind.CoPlanning] = "Planificar juntas",
            [ActivityKind.Visit] = "Visita a su aula",
            [ActivityKind.Modeling] = "Su compañera enseña y usted mira",
            [ActivityKind.CoTeaching] = "Enseñar juntas",
            [ActivityKind.InClassSupport] = "Ayuda en su aula",
            [ActivityKind.VideoReview] = "Mirar juntas un video",
            [ActivityKind.DataReview] = "Mirar datos que usted elija",
            [ActivityKind.Debrief] = "Hablar de lo que ocurrió",
        },
        DayNames = new Dictionary<DayOfWeek, string>
        {
            [DayOfWeek.Monday] = "Los lunes",
            [DayOfWeek.Tuesday] = "Los martes",
            [DayOfWeek.Wednesday] = "Los miércoles",
            [DayOfWeek.Thursday] = "Los jueves",
            [DayOfWeek.Friday] = "Los viernes",
            [DayOfWeek.Saturday] = "Los sábados",
            [DayOfWeek.Sunday] = "Los domingos",
        },
        Day = day => $"{day.Day} de {SpanishMonths[day.Month - 1]} de {day.Year}",
        From = (from, until) => from is null ? $"Hasta el {until}" : $"Desde el {from} hasta el {until}",
        AfterUses = uses => uses == 1 ? "Por sí solo, después de una actividad" : $"Por sí solo, después de {uses} actividades",
        Partner = "Compañera",
        Activities = "Actividades",
        Subjects = "Materias",
        Skills = "Habilidades",
        AsWeAgree = "Las que ustedes dos acuerden",
        Days = "Días",
        Weekdays = "Días de la semana",
        EveryDay = "Todos los días",
        Ends = "Termina",
        Notice = "Lo que debe saber",
        Decline = "No, no lo haga",
        DecliningTellsNobody = "Si rechaza la propuesta o simplemente cierra esta página, nada cambia y no se informa a nadie, tampoco a la aplicación.",
        ConfirmedTitle = "Hecho",
        ConfirmedText = "Puede pausar o retirar este consentimiento en cualquier momento, de inmediato y sin dar razones. Puede cerrar esta página.",
        DeclinedTitle = "Nada ha cambiado",
        DeclinedText = "No se informa a nadie, y esta propuesta queda cerrada. Puede cerrar esta página.",
        Refused = "Aquí no hay nada que confirmar: esta dirección no está completa, no es para usted, fue rechazada o es demasiado antigua.",
    };
}
