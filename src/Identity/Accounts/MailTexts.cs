using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>The mails, in English and Spanish at once: nobody signed in, so no language is known. They name nobody.</summary>
internal static class MailTexts
{
    public static (string Subject, string Text) Invited(Uri link) => (
        "Your sign-in to District Coaching / Su acceso a District Coaching",
        $"""
        Your district gives you a sign-in to District Coaching. Choose your password here; the link works once, and it is for you alone:
        {link}

        Su distrito le da acceso a District Coaching. Elija aquí su contraseña; el enlace sirve una vez y es solo para usted:
        {link}

        """);

    public static (string Subject, string Text) Changed(AccountAct what, Uri account) => (
        "Your sign-in to District Coaching changed / Cambió su acceso a District Coaching",
        $"""
        {AccountWords.English.Acts[what]}

        If it was you, there is nothing to do. If not, see what happened, sign out everywhere, and use a passkey or a recovery code, which your district does not have:
        {account}

        {AccountWords.Spanish.Acts[what]}

        Si fue usted, no tiene que hacer nada. Si no, vea qué pasó, cierre todas las sesiones y use una llave de acceso o un código de recuperación, que su distrito no tiene:
        {account}

        """);
}
