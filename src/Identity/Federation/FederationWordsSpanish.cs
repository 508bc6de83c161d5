namespace DistrictCoaching.Identity;

internal sealed partial class FederationWords
{
    public static readonly FederationWords Spanish = new()
    {
        WithDistrict = "Iniciar sesión con la cuenta de su distrito",
        WithPassword = "Iniciar sesión con una contraseña de District Coaching",
        Who = "Correo del trabajo o distrito",
        WhoHint = "Su dirección de correo del trabajo o el nombre corto de su distrito. Se usa para encontrar el inicio de sesión de su distrito y no se guarda.",
        Continue = "Continuar",
        NoProvider = "Esto no lleva al inicio de sesión propio de ningún distrito. Revise la ortografía, pruebe con el nombre corto de su distrito o inicie sesión con una contraseña.",
        GoingTitle = "Al inicio de sesión de su distrito",
        Going = host => $"Inicia sesión en {host} y después vuelve aquí.",
        Again = "Intentarlo de nuevo",
        Sentences = new Dictionary<SignInFailure, string>
        {
            [SignInFailure.Unusable] = "La respuesta del inicio de sesión de su distrito no se pudo usar. Empiece de nuevo; si ocurre otra vez, avise a su distrito.",
            [SignInFailure.Unreachable] = "El inicio de sesión de su distrito no responde. Inténtelo en unos minutos; si persiste, avise a su distrito.",
            [SignInFailure.Refused] = "El inicio de sesión de su distrito no le dio paso, o usted volvió atrás. Empiece de nuevo o pregunte a su distrito.",
            [SignInFailure.OtherOrganisation] = "Inició sesión con una cuenta de otra organización. Cierre esa sesión y use la cuenta de su distrito.",
            [SignInFailure.Student] = "District Coaching es para el personal; las cuentas de estudiantes no pueden iniciar sesión.",
            [SignInFailure.NotFresh] = "Este paso exige que inicie sesión de nuevo, y el inicio de sesión de su distrito usó una anterior. Cierre esa sesión e inténtelo otra vez.",
            [SignInFailure.NotFound] = "Inició sesión en su distrito, pero su registro no tiene aquí a nadie que corresponda, o esta persona no puede iniciar sesión. Pregunte a su distrito.",
            [SignInFailure.TryAgain] = "Algo aquí no respondió y no se cambió nada. Inténtelo de nuevo.",
        },
    };
}
