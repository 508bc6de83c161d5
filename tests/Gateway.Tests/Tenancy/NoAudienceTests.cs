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
            var comparison = new Comparison(district, district.Who(caller), [Teachers.Never, Teachers.Live, Teachers.Paused, Teachers.Ended, Teachers.Declined]);
            foreach (var call in Calls())
            {
                await comparison.EverySlot(call);
            }
        }
    }

    [Fact]
    public async Task Making_somebody_her_evaluator_answers_alike_whether_that_ended_a_consent()
    {
        var district = await (await TestDistrict.Found(service, "Evaluated")).Coached();
        var call = Calls().Single(call => call.Name == "assignEvaluator");
        await new Comparison(district, district["Lead"], Teachers.Keys).Alike(call, _ => Guid.NewGuid(), slot => slot.Name == "teacher", evaluator: "Coach");
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

    [Fact]
    public async Task Her_partner_cannot_tell_them_apart_by_one_operation_for_everything_either()
    {
        var comparison = await Partner();
        var operations = NotLive.ToDictionary(key => key, _ => Guid.NewGuid());
        var calls = Calls().Where(call => call.IsMutation).ToList();
        foreach (var call in calls.Concat(calls.AsEnumerable().Reverse()))
        {
            await comparison.Alike(call, key => operations.GetValueOrDefault(key), Comparison.AboutHer);
        }
    }

    /// <summary>Sendings are the coach's own: she knows whom she invited, so here she invited all of them.</summary>
    private async Task<Comparison> Partner()
    {
        var district = await (await TestDistrict.Found(service, "Partner")).Coached();
        await district.Invite(Teachers.Never);
        return new(district, district["Coach"], NotLive);
    }

    private IReadOnlyList<Call> Calls() => [.. Walker.Reads(service).Concat(Walker.Mutations(service)).Where(call => call.Slots.Any(Comparison.AboutHer))];
}
