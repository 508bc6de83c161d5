namespace DistrictCoaching.Gateway;

/// <summary>A code of the gateway itself, stable for ever.</summary>
/// <param name="Code">What programs compare.</param>
/// <param name="Status">The HTTP status of an answer that consists of it.</param>
/// <param name="En">What it says and how to go on, in English.</param>
/// <param name="Es">The same in Spanish.</param>
public sealed record GatewayCode(string Code, int Status, string En, string Es)
{
    public string Sentence(string language) => language == "es" ? Es : En;
}
