namespace DistrictCoaching.Identity;

/// <summary>Every sentence of the page for devices, in one language.</summary>
internal sealed class DeviceWords
{
    private static readonly DeviceWords English = new()
    {
        AskTitle = "Connect a device",
        Code = "Code",
        CodeHint = "The twelve digits that the device shows you.",
        Continue = "Continue",
        Unknown = "There is no such code, or it is older than ten minutes. Check it, or let the device show a new one.",
        TooMany = "There were too many wrong codes. Try again in a few minutes.",
        ConfirmTitle = "Allow this device?",
        Warning = "Go on only if you yourself began this a moment ago, on a device that is in front of you. Nobody from your district or from us will ever send you a code.",
        AllowedTitle = "The device is connected",
        AllowedText = "Go back to your device. You can close this page.",
        DeniedTitle = "The device was not connected",
        DeniedText = "Nothing was allowed. You can close this page.",
    };

    private static readonly DeviceWords Spanish = new()
    {
        AskTitle = "Conectar un dispositivo",
        Code = "Código",
        CodeHint = "Las doce cifras que le muestra el dispositivo.",
        Continue = "Continuar",
        Unknown = "No existe ese código o tiene más de diez minutos. Revíselo o pida uno nuevo en el dispositivo.",
        TooMany = "Hubo demasiados códigos incorrectos. Inténtelo de nuevo en unos minutos.",
        ConfirmTitle = "¿Permitir este dispositivo?",
        Warning = "Continúe solo si usted misma empezó esto hace un momento, en un dispositivo que tiene delante. Nadie de su distrito ni de nuestro equipo le enviará nunca un código.",
        AllowedTitle = "El dispositivo está conectado",
        AllowedText = "Vuelva a su dispositivo. Puede cerrar esta página.",
        DeniedTitle = "El dispositivo no se conectó",
        DeniedText = "No se permitió nada. Puede cerrar esta página.",
    };

    public required string AskTitle { get; init; }
    public required string Code { get; init; }
    public required string CodeHint { get; init; }
    public required string Continue { get; init; }
    public required string Unknown { get; init; }
    public required string TooMany { get; init; }
    public required string ConfirmTitle { get; init; }
    public required string Warning { get; init; }
    public required string AllowedTitle { get; init; }
    public required string AllowedText { get; init; }
    public required string DeniedTitle { get; init; }
    public required string DeniedText { get; init; }

    public static DeviceWords In(string language) => language == "es" ? Spanish : English;
}
