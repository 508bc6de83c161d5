using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>The notice with which every district begins; it may publish its own.</summary>
public static class FirstNotice
{
    public static readonly ImmutableArray<(NoticeLanguage Language, string Text)> Texts =
    [
        (NoticeLanguage.English,
            """
            Coaching here is a partnership that you choose. You say what it covers, with whom, and for how long. You may pause or withdraw at any time, at once, and you owe nobody a reason.
            What you write and what is recorded about you is encrypted with your own key. Your partner sees it only while your consent is live. Nobody who evaluates you reads any of it, and nobody but your partner learns whether you said yes, no, or nothing. A person who is in your room can be seen there; we cannot hide that.
            Every reading of your content by somebody else is written into a log that you can read. You may take everything about you with you, and have your content erased.
            We cannot promise absolute confidentiality: the duty to report harm is unaffected, and law may require the district to disclose records. Records of what was agreed and done are kept until the end of the school year after next; erased content is gone from the last backup after 30 days at most.
            """),
        (NoticeLanguage.Spanish,
            """
            Aquí el acompañamiento es una colaboración que usted elige. Usted dice qué abarca, con quién y por cuánto tiempo. Puede pausarlo o retirarlo en cualquier momento, de inmediato, y no debe a nadie una razón.
            Lo que usted escribe y lo que se registra sobre usted se cifra con su propia clave. Su compañera lo ve solo mientras su consentimiento está vigente. Nadie que la evalúe lee nada de ello, y nadie más que su compañera sabe si usted dijo sí, no, o nada. A quien está en su aula se le puede ver allí; eso no podemos ocultarlo.
            Cada lectura de su contenido por otra persona se anota en un registro que usted puede leer. Puede llevarse todo lo suyo y pedir que se borre su contenido.
            No podemos prometer confidencialidad absoluta: el deber de denunciar daños no cambia, y la ley puede obligar al distrito a revelar registros. Lo acordado y lo hecho se conserva hasta el fin del año escolar posterior al próximo; el contenido borrado desaparece de la última copia de seguridad en 30 días como máximo.
            """),
    ];
}
