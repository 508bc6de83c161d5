using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>A gateway that believes another issuer, of the people of Lincoln and Madison.</summary>
public abstract class ForeignTokenTest : IAsyncLifetime
{
    private protected const string Ask = "{viewer{id districtId}}";
    private protected static readonly Guid Madison = Guid.NewGuid();

    /// <summary>A minute after she signed in there its token was made, and its clock may be half a minute ahead.</summary>
    private protected static readonly DateTimeOffset Since = TestGateway.Now.AddSeconds(-90);

    private TestGateway? gateway;

    private protected ForeignIssuer Other { get; } = new();

    private protected TestGateway Gateway => gateway!;

    private protected FakeTimeProvider Clock { get; } = new(TestGateway.Now);

    private protected virtual void Change(IssuerOptions issuer)
    {
    }

    private protected virtual void Change(GatewayOptions options)
    {
    }

    public virtual async ValueTask InitializeAsync()
    {
        await Other.Start();
        gateway = new()
        {
            Clock = Clock,
            Configure = options =>
            {
                var issuer = new IssuerOptions
                {
                    Issuer = Other.Address,
                    Audience = ForeignIssuer.Audience,
                    TokenTypes = { "JWT" },
                    DistrictClaim = "org",
                    Districts = { new() { Value = "L-1", District = "lincoln" }, new() { Value = "M-1", District = $"{Madison:D}" }, new() { Value = "N-1", District = "nowhere" } },
                    SubjectClaim = "oid",
                    RosterKeyClaim = "employee",
                    ClientClaim = "azp",
                    ScopeClaim = "scp",
                    CoachingScope = "act",
                    DirectoryScope = "read",
                };
                Change(issuer);
                options.Issuers.Add(issuer);
                Change(options);
            },
        };
        await gateway.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Other.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
