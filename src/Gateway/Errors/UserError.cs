using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>Why nothing was done: a no that is an answer, not a failure.</summary>
public sealed class UserError(Refusal refusal)
{
    /// <summary>A stable code for programs; docs/errors.md lists all of them.</summary>
    public string Code => refusal.Code;

    /// <summary>What parts are missing, only where the caller may know.</summary>
    public string? Missing => refusal.Missing;

    /// <summary>A sentence for people, in the language of Accept-Language (en or es).</summary>
    public string Message([FromUserContext] Caller caller) => refusal.Message(caller.Language);
}
