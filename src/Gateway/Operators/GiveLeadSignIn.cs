using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>
    /// For an emergency: no lead of a district can get in, and those who run the service make a link with which one of them sets a new password, within an hour. The district's leads read that it was done and why (`district { operatorActs }`), she sees it in her
    /// own list, and her coaching is closed for a week from its use on where anybody signed in as her before. It gives nobody anything to read.
    /// </summary>
    public static Task<CreateSignInLinkPayload> GiveLeadSignIn(GiveLeadSignInInput input, [FromUserContext] Caller caller, [FromServices] Operators operators, CancellationToken cancel) =>
        operators.GiveLeadSignIn(caller, input, cancel);
}

/// <summary>To whom, and why.</summary>
/// <param name="OperationId">A new random UUID. The same again makes another link in place of the first, and is recorded once.</param>
/// <param name="DistrictId">The district.</param>
/// <param name="LeadLogin">With what the lead signs in; it is looked for, not shown.</param>
/// <param name="Reason">1 to 500 characters, for the district's leads to read: name nobody.</param>
public sealed record GiveLeadSignInInput(Guid OperationId, [property: Id] string DistrictId, string LeadLogin, string Reason);
