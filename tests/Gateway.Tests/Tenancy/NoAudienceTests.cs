namespace DistrictCoaching.Gateway.Tests;

/// <summary>Promise 3: never asked, silent, declined, live, paused and ended look alike to all but the teacher; her partner learns live or not live. Walks the schema as well.</summary>
[Collection(nameof(Service))]
public sealed class NoAudienceTests(Service service)
{
    private static readonly string[] NotLive = [Teachers.Never, .. Teachers.Keys.Where(key => key is not (Teachers.Never or Teachers.Live))];

    [Theory]
    [InlineData("Principal", "Head", "Lead", "Administrator")]
    [InlineData("IdleCoach", "OtherCoach", "Representative", "App")]
    public async Task Nobody_can_tell_a_coached_teacher_from_one_who_was_never_asked(params string[] callers)
    {
        var district = await (await TestDistrict.Found(service, "Audience")).Coached();
        foreach (var caller in callers)
        {
            var comparison = new Comparison(district, caller == "App" ? district.App : district[caller], [Teachers.Never, Teachers.Live, Teachers.Paused, Teachers.Ended, Teachers.Declined]);
            foreach (var call in Calls())
            {
                await comparison.EverySlot(call);
            }
        }
    }

    [Fact]
    public async Task Her_partner_cannot_tell_apart_with_whom_nothing_is_live()
    {
        var comparison = await Partner();
        foreach (var call in Calls())
        {
            await comparison.EverySlot(call);
        }
    }

    /// <summary>Sendings are the coach's own: she knows whom she invited, so here she invited all of them.</summary>
    private async Task<Comparison> Partner()
    {
        var district = await (await TestDistrict.Found(service, "Partner")).Coached();
        await district.Invite(Teachers.Never);
        return new(district, district["Coach"], NotLive);
    }

    private IReadOnlyList<Call> Calls() => [.. Walker.Queries(service).Concat(Walker.Mutations(service)).Where(call => call.Slots.Any(Comparison.AboutHer))];
}
