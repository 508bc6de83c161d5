using System.Collections.Immutable;
using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead or administrator freshly signed in through our own client, registers an application of the district.</summary>
    public static Task<AppPayload> RegisterApp(
        RegisterAppInput input, [FromUserContext] Caller caller, [FromServices] AppKeepers keepers, [FromServices] AskLimits limits, [FromServices] IApps apps, CancellationToken cancel) =>
        keepers.Do(caller, async () => await apps.Register(caller.District, input.Asked(caller, (await limits(caller.District)).Apps), cancel), cancel);
}

/// <summary>An application.</summary>
/// <param name="OperationId">A new random UUID; the same again registers nothing more, and shows no secret again.</param>
/// <param name="Name">1 to 60 characters: people see it when they are asked.</param>
/// <param name="ForPeople">The scopes for which it may ask people; then it has redirectUris.</param>
/// <param name="ForItself">The scopes in which it may act by itself: DIRECTORY, or none.</param>
/// <param name="RedirectUris">The exact https addresses at which people come back to it, at most 10; http on loopback only.</param>
/// <param name="SignedOutUris">The exact addresses to return to after signing out, at most 10.</param>
/// <param name="PublicKeys">A JSON Web Key Set of one to four public keys (RSA of 2048 bits or more, or P-256, each with a kid) with which it signs; left out, it gets a secret.</param>
public sealed record RegisterAppInput(
    Guid OperationId, string Name, IReadOnlyList<AppScope>? ForPeople, IReadOnlyList<AppScope>? ForItself, IReadOnlyList<string>? RedirectUris, IReadOnlyList<string>? SignedOutUris, string? PublicKeys)
{
    internal RegisterApp Asked(Caller caller, int? most) => new(
        OperationId, new(caller.By), Name, new([.. (ForPeople ?? []).Distinct()], [.. (ForItself ?? []).Distinct()], Addresses(RedirectUris), Addresses(SignedOutUris), PublicKeys),
        most ?? Domain.RegisterApp.Usual);

    /// <summary>What is no address is none of https either, and is refused as such.</summary>
    private static ImmutableArray<Uri> Addresses(IReadOnlyList<string>? given) => [.. (given ?? []).Distinct().Select(address => Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var read) ? read : new Uri("", UriKind.Relative))];
}

/// <summary>The application as it is now, or why nothing was changed.</summary>
public sealed class AppPayload(AppAnswer answer, Caller caller) : Payload(answer.Refused is { } why ? new(why.Code, why.Missing) : null)
{
    /// <summary>The application; null where errors say why.</summary>
    public App? App => answer.App is { } app ? new(app, caller) : null;

    /// <summary>Its new secret, shown this once; null where there is none.</summary>
    public string? Secret => answer.Secret;
}
