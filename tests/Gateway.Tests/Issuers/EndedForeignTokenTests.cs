using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Tokens of another issuer after what they vouch for was ended with us.</summary>
public sealed class EndedForeignTokenTests : ForeignTokenTest
{
    private static readonly int[] Twice = [1, 2];

    [Fact]
    public async Task Who_was_unlinked_is_refused_within_30_seconds_and_nobody_once_her_token_is_forgotten()
    {
        var token = Other.Token();
        Assert.Equal(200, (await Gateway.Ask(Ask, token: token)).Status);
        (Gateway.SignIns, Gateway.Subjects) = (_ => false, _ => null);
        Assert.Equal(200, (await Gateway.Ask(Ask, token: token)).Status);
        Assert.Equal("TOKEN_INVALID", (await Gateway.Ask(Ask, token: Other.Token(token => token.Claims["jti"] = "two"))).Code);    // one that was not seen here before
        Clock.Advance(Standing.Lasts);
        Assert.Equal("SIGN_IN_ENDED", (await Gateway.Ask(Ask, token: token)).Code);
        Clock.Advance(TokenCache.Lasts - Standing.Lasts);
        Assert.Equal("TOKEN_INVALID", (await Gateway.Ask(Ask, token: token)).Code);
    }

    [Fact]
    public async Task A_token_of_before_her_sign_in_was_ended_is_refused_within_30_seconds_and_one_of_a_new_sign_in_is_good_at_once()
    {
        var ended = DateTimeOffset.MinValue;
        Gateway.SignIns = caller => caller.VouchedSince > ended;
        var token = Other.Token();
        Assert.Equal(200, (await Gateway.Ask(Ask, token: token)).Status);
        ended = Since;
        Clock.Advance(Standing.Lasts);
        Assert.Equal("SIGN_IN_ENDED", (await Gateway.Ask(Ask, token: token)).Code);
        Assert.Equal(200, (await Gateway.Ask(Ask, token: Other.Token(SignedIn(TestGateway.Now)))).Status);
        Assert.Equal("SIGN_IN_ENDED", (await Gateway.Ask(Ask, token: token)).Code);    // of the same second and client as the one that was just found good
    }

    [Fact]
    public async Task It_vouches_since_token_and_sign_in_and_what_does_not_say_when_is_older_than_all()
    {
        Assert.Equal(Since, await Vouched(_ => { }));
        Assert.Equal(TestGateway.Now.AddSeconds(-30), await Vouched(SignedIn(null)));
        Assert.Equal(TestGateway.Now.AddSeconds(-130), await Vouched(token => token.IssuedAt = TestGateway.Now.UtcDateTime.AddSeconds(-100)));
        var never = DateTimeOffset.UnixEpoch.AddSeconds(-30);
        Assert.Equal(never, await Vouched(token => token.IssuedAt = null));
        Assert.Equal(never, await Vouched(token => token.Claims["auth_time"] = "yesterday"));
        Assert.Equal(never, await Vouched(token => token.Claims["auth_time"] = Twice));

        async Task<DateTimeOffset?> Vouched(Action<SecurityTokenDescriptor> change)
        {
            DateTimeOffset? since = null;
            Gateway.SignIns = caller =>
            {
                since = caller.VouchedSince;
                return true;
            };
            Clock.Advance(Standing.Lasts);    // what was found of one is not remembered for the next
            await Gateway.Ask(Ask, token: Other.Token(change));
            return since;
        }
    }

    private static Action<SecurityTokenDescriptor> SignedIn(DateTimeOffset? at) => token =>
    {
        token.Claims.Remove("auth_time");
        if (at is { } when)
        {
            token.Claims["auth_time"] = when.ToUnixTimeSeconds();
        }
    };
}
