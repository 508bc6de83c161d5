using System.Text;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Promise 3: what a teacher does moves nothing that others see, in lists, counts, cursors, order or single answers; her partner sees live or not live.</summary>
[Collection(nameof(Service))]
public sealed class BetweenLooksTests(Service service)
{
    private const string Key = Teachers.Never;
    private static readonly string[] Others = ["Principal", "Head", "IdleCoach", "OtherTeacher", "Lead", "App"];

    [Fact]
    public async Task Nothing_that_others_see_moves_with_what_a_teacher_does()
    {
        var district = await TestDistrict.Found(service, "Looks");
        await district.Invite(Key);
        var queries = Walker.Queries(service);
        var (others, partner) = (await Look(queries, district, Others), await Look(queries, district, "Coach"));

        await Same("declines", live: false, () => district.Decline(Key));
        await Same("changes her answer", live: false, () => district.Decline(Key, "INTERESTED"));
        await Same("grants, moves the stage, and confirms a record", live: true, async () =>
        {
            await district.Grant(Key);
            await district[Key].Do("moveStage", new { operationId = Guid.NewGuid(), partnerId = district["Coach"].Id, stage = "PARTNERING" });
            await district.Record(Key);
        });
        await Same("is read", live: true, async () => Assert.DoesNotContain(
            "NOTHING_LIVE", (await district["Coach"].Ask("query($t: ID!, $a: ID!) { note(teacherId: $t, activityId: $a) { text errors { code } } }", new { t = district[Key].Id, a = district.Activities[Key] })).Text,
            StringComparison.Ordinal));
        await Same("pauses", live: false, () => district.Pause(Key));
        await Same("resumes", live: true, () => district.Resume(Key));
        await Same("withdraws", live: false, () => district.Withdraw(Key));
        await Same("grants anew", live: true, () => district.Grant(Key));
        await Same("is left", live: false, () => district["Coach"].Do("endPartnership", new { operationId = Guid.NewGuid(), teacherId = district[Key].Id }));

        async Task Same(string what, bool live, Func<Task> does)
        {
            await does();
            Equal(others, await Look(queries, district, Others), $"The teacher {what}, and others see it");
            var seen = await Look(queries, district, "Coach");
            Assert.Equal(live, seen != partner);
            Assert.Equal(live, !seen.Contains("NOTHING_LIVE", StringComparison.Ordinal));
        }
    }

    /// <summary>Everything that these callers can ask, with her wherever a person can be named.</summary>
    private static async Task<string> Look(IReadOnlyList<Call> queries, TestDistrict district, params string[] callers)
    {
        var seen = new StringBuilder();
        foreach (var caller in callers)
        {
            foreach (var call in queries)
            {
                var answer = await (caller == "App" ? district.App : district[caller]).Ask(call.Document, call.Variables(slot =>
                    slot.Optional ? null : slot.Name is "consent" or "invitation" or "activity" ? NodeId.Of(slot.Name, district.Id) : district.Own(slot, Key)));
                seen.AppendLine($"{caller} asks {call.Name}").AppendLine(Sight.Of(answer));
            }
        }

        return seen.ToString();
    }

    private static void Equal(string before, string after, string what)
    {
        if (before != after)
        {
            var moved = before.Split('\n').Zip(after.Split('\n')).FirstOrDefault(line => line.First != line.Second);
            Assert.Fail($"{what}:\n{moved.First}\nbecame\n{moved.Second}");
        }
    }
}
