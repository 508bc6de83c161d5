using System.Security.Claims;
using System.Text.Json;

namespace DistrictCoaching.Identity;

/// <summary>What came back from a provider.</summary>
internal sealed class ProviderAnswer
{
    public IReadOnlyList<Claim> Signed { get; set; } = [];

    public JsonElement? Told { get; set; }

    /// <summary>Null: <see cref="Failure"/> says why.</summary>
    public Vouched? Vouched { get; set; }

    public SignInFailure Failure { get; set; }

    /// <summary>The return ticket with which she went.</summary>
    public string? Return { get; set; }

    /// <summary>When she signed in, as far as it was said: nobody's word counts as long ago, unless a fresh sign-in was asked for.</summary>
    public void Settle(bool fresh, DateTimeOffset asked, DateTimeOffset now)
    {
        if (Vouched is { SignedIn: { } at } && (at > now + TimeSpan.FromMinutes(1) || (fresh && at < asked)))
        {
            (Vouched, Failure) = (null, SignInFailure.NotFresh);
        }
        else if (Vouched is { } vouched)
        {
            Vouched = vouched with { SignedIn = vouched.SignedIn is { } told ? (told < now ? told : now) : fresh ? now : DateTimeOffset.UnixEpoch };
        }
    }
}
