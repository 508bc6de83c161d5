namespace DistrictCoaching.Gateway.Tests;

public sealed class IssuerOptionsTests
{
    private static readonly Dictionary<string, (Action<IssuerOptions> Change, string Says)> Wrong = new()
    {
        ["no issuer"] = (issuer => issuer.Issuer = "", "Gateway:Issuers:0:Issuer is not an https address"),
        ["http"] = (issuer => issuer.Issuer = "http://id.example.test", "Gateway:Issuers:0:Issuer is not an https address"),
        ["a query"] = (issuer => issuer.Issuer = "https://id.example.test/?a=b", "Gateway:Issuers:0:Issuer is not an https address"),
        ["no audience"] = (issuer => issuer.Audience = "", "Gateway:Issuers:0:Audience is missing"),
        ["none"] = (issuer => issuer.Algorithms.Add("none"), "Gateway:Issuers:0:Algorithms has something else"),
        ["HS256"] = (issuer => issuer.Algorithms.Add("HS256"), "Gateway:Issuers:0:Algorithms has something else"),
        ["a clock far away"] = (issuer => issuer.ClockSkewSeconds = 61, "Gateway:Issuers:0:ClockSkewSeconds is outside of 0 to 60"),
        ["no district"] = (issuer => issuer.District = null, "Gateway:Issuers:0 is bound to no district, or in two ways"),
        ["a claim without districts"] = (issuer => (issuer.District, issuer.DistrictClaim) = (null, "org"), "Gateway:Issuers:0 is bound to no district, or in two ways"),
        ["two ways"] = (issuer => issuer.DistrictClaim = "org", "Gateway:Issuers:0 is bound to no district, or in two ways"),
        ["a list beside a district"] = (issuer => issuer.Districts.Add(new() { Value = "a", District = "lincoln" }), "Gateway:Issuers:0 is bound to no district, or in two ways"),
        ["no slug"] = (issuer => issuer.District = "Lincoln!", "Gateway:Issuers:0 has a district that is neither slug nor id"),
        ["an empty claim"] = (issuer => issuer.SubjectClaim = "", "Gateway:Issuers:0 has an empty name"),
        ["one word for both"] = (issuer => issuer.CoachingScope = "directory", "Gateway:Issuers:0: CoachingScope and DirectoryScope are the same word"),
        ["strength without trust"] = (issuer => issuer.FreshAcrs.Add("strong"), "Gateway:Issuers:0:FreshAcrs is without use"),
        ["ours"] = (issuer => issuer.Issuer = TestIssuer.Address, "Gateway:Issuers names an issuer twice, or the one of Gateway:Issuer"),
    };

    public static TheoryData<string> Cases => [.. Wrong.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void What_is_wrong_is_named_with_its_fix(string name)
    {
        var (change, says) = Wrong[name];
        var issuer = Right();
        change(issuer);
        Assert.StartsWith(says, Assert.Single(new GatewayOptions { Issuer = TestIssuer.Address, Issuers = { issuer } }.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_right_has_no_fault_and_a_value_twice_has_one()
    {
        Assert.Empty(new GatewayOptions { Issuer = TestIssuer.Address, Issuers = { Right() } }.Faults());
        var twice = Right();
        (twice.District, twice.DistrictClaim) = (null, "org");
        twice.Districts.Add(new() { Value = "a", District = "lincoln" });
        twice.Districts.Add(new() { Value = "a", District = "madison" });
        Assert.StartsWith("Gateway:Issuers:0 has a district", Assert.Single(new GatewayOptions { Issuer = TestIssuer.Address, Issuers = { twice } }.Faults()), StringComparison.Ordinal);
    }

    private static IssuerOptions Right() => new() { Issuer = "https://id.example.test", Audience = "api", District = "lincoln", ClockSkewSeconds = 60, Algorithms = { "ES256" } };
}
