using DistrictCoaching.Contracts;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Granting, widening, renewing, resuming and sharing are a teacher's alone: they need a sign-in of the last minutes, through our own client (RFC 9470).</summary>
public sealed class OwnClient(IOptions<GatewayOptions> options, TimeProvider clock)
{
    /// <summary>How old her sign-in may be.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Runs the act, or refuses it before it reaches anybody.</summary>
    public async Task<Answer<T>> Only<T>(Caller caller, Func<Task<Answer<T>>> act)
        where T : class =>
        !options.Value.OwnClients.Contains(caller.ClientId) ? new(null, new("CONFIRMATION_REQUIRED", null))
        : caller.AuthTime is not { } signedIn || clock.GetUtcNow() - signedIn > Fresh ? new(null, new("FRESH_SIGN_IN_REQUIRED", null))
        : await act();
}
