using System.Globalization;

namespace DistrictCoaching.Identity.Tests;

/// <summary>The npm client openid-client, a certified relying party, as it is, in a process of its own.</summary>
[Collection(nameof(NodeClients))]
public sealed class RelyingPartyTests(NodeClients node)
{
    [Fact]
    public async Task It_can_use_every_flow()
    {
        await using var service = await Service.WithPeople(options =>
        {
            var reader = options.Apps.Single(app => app.ClientId == "reader");
            reader.SignedOutUris.Add(new("https://reader.example/out"));
            options.Apps.Add(new() { ClientId = "device", Name = "Device", Device = true });
            options.Apps.Add(new() { ClientId = "signer", Name = "Signer", Keys = Signer.PublicKeys, District = Roster.Lincoln.District.Value });
        });
        var done = node.Run(
            "relying.mjs",
            ("ISSUER", service.Issuer.AbsoluteUri), ("SECRET", Service.ReaderSecret), ("PASSWORD", Roster.Password), ("KEYS", Signer.PrivateKeys),
            ("SKEW", ((long)(service.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalSeconds).ToString(CultureInfo.InvariantCulture)));
        while (!done.IsCompleted)
        {
            await Task.WhenAny(done, Task.Delay(200));
            service.Clock.Advance(TimeSpan.FromMilliseconds(200));
        }

        var results = await done;
        Assert.True(results.All(result => result.StartsWith("ok\t", StringComparison.Ordinal)), string.Join('\n', results));
        Assert.Equal(7, results.Length);
    }
}
