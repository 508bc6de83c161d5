using DistrictCoaching.Domain;
using OpenIddict.Abstractions;

namespace DistrictCoaching.Identity;

/// <summary>A person's list, with the names of the applications in it.</summary>
internal sealed class SignInHistory(Acts acts, IOpenIddictApplicationManager clients) : ISignInHistory
{
    public async Task<IReadOnlyList<SignInEvent>> Of(DistrictId district, PersonId person, CancellationToken cancel)
    {
        var happened = await acts.Of(district, person, cancel);
        var names = new Dictionary<string, string>();
        foreach (var client in happened.Select(act => act.ClientId).OfType<string>().Distinct())
        {
            names[client] = await clients.FindByClientIdAsync(client, cancel) is { } found && await clients.GetDisplayNameAsync(found, cancel) is { Length: > 0 } name ? name : client;
        }

        return [.. happened.Select(act => new SignInEvent(
            act.Kind, DateTimeOffset.FromUnixTimeSeconds(act.At), act.Count, act.By is { } by && by != Guid.Empty ? new PersonId(by) : null, act.By == Guid.Empty, act.ClientId is { } client ? names[client] : null))];
    }
}
