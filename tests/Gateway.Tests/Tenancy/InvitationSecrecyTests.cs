namespace DistrictCoaching.Gateway.Tests;

/// <summary>An invitation answers "sent" until granted or 14 days end, whatever she answered; cooldown counts sendings.</summary>
public sealed class InvitationSecrecyTests(Service service) : IClassFixture<Service>    // one of its own: months go by here, in which others' consents would run out
{
    private static readonly string?[] Answers = [null, "DECLINED", "NOT_NOW", "HESITANT", "UNDECIDED", "INTERESTED"];

    [Fact]
    public async Task An_answer_shows_neither_at_once_nor_when_fourteen_days_are_over()
    {
        var district = await TestDistrict.Found(service, "Sent");
        var invited = Teachers.Keys.Zip(Answers).ToList();
        foreach (var (key, answer) in invited)
        {
            await district.Invite(key);
            await (answer is null ? Task.CompletedTask : district.Decline(key, answer));
        }

        foreach (var days in new[] { 0, 13, 1, 1, 75 })    // on the day, the last day, the day after, another, the cooldown's end
        {
            service.Clock.Advance(TimeSpan.FromDays(days));
            var seen = new List<string>();
            foreach (var (key, _) in invited)
            {
                seen.Add(await Look(district, key));
            }

            Assert.Single(seen.Distinct());
        }
    }

    /// <summary>What the sender sees of one teacher, and what a second invitation answers.</summary>
    private static async Task<string> Look(TestDistrict district, string key)
    {
        var operation = Guid.NewGuid();
        var sent = await district["Coach"].Ask("{ viewer(actingAs: COACH) { asCoach { invitations { nodes { id teacherId sentOn until } totalCount } } asPartner { caseload { totalCount } } } }");
        var hers = sent.Data.GetProperty("viewer").GetProperty("asCoach").GetProperty("invitations").GetProperty("nodes").EnumerateArray()
            .Where(node => node.GetProperty("teacherId").GetString() == district[key].Id).Select(node => $"{node.GetProperty("sentOn")} {node.GetProperty("until")}");
        var again = await district["Coach"].Ask(
            "mutation($input: SendInvitationInput!) { sendInvitation(input: $input) { errors { code message missing } invitation { id teacherId sentOn until } } }",
            new { input = new { operationId = operation, teacherId = district[key].Id } });
        return $"{string.Join(", ", hers)}\n{district.Unnamed(again, key, operation)}";
    }
}
