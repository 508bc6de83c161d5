namespace DistrictCoaching.Gateway.Tests;

/// <summary>What happens between a test district's teachers and its coach.</summary>
internal static class Coaching
{
    private static readonly string[] Kinds = ["PERSON_REMOVED"];

    /// <summary>Brings every teacher of <see cref="Teachers"/> to where her name says.</summary>
    public static async Task<TestDistrict> Coached(this TestDistrict district)
    {
        foreach (var key in Teachers.Keys)
        {
            await district["Lead"].Do("assignEvaluator", new { operationId = Guid.NewGuid(), teacherId = district[key].Id, evaluatorId = district["Head"].Id, from = district.Today, until = "2031-06-30" });
        }

        foreach (var key in Teachers.Invited)
        {
            await district.Invite(key);
        }

        foreach (var key in Teachers.Granted)
        {
            await district.Grant(key);
            await district[key].Do("moveStage", new { operationId = Guid.NewGuid(), partnerId = district["Coach"].Id, stage = "PARTNERING" });
            await district.Record(key);
        }

        await district.Pause(Teachers.Paused);
        await district.Withdraw(Teachers.Ended);
        await district["Coach"].Do("endPartnership", new { operationId = Guid.NewGuid(), teacherId = district[Teachers.Left].Id });
        await district.Decline(Teachers.Declined);
        await district.Hook();
        return district;
    }

    /// <summary>A webhook, its one dead letter, and nothing more that it is sent.</summary>
    private static async Task Hook(this TestDistrict district)
    {
        var lead = district["Lead"];
        var made = await lead.Do("createWebhook", new { operationId = Guid.NewGuid(), url = $"https://localhost/{district.Name}", kinds = Kinds }, "webhook { id }");
        district.Webhook = made.GetProperty("webhook").GetProperty("id").GetString()!;
        var sent = await lead.Do("testWebhook", new { operationId = Guid.NewGuid(), webhookId = district.Webhook }, "delivery { id }");
        district.WebhookDelivery = sent.GetProperty("delivery").GetProperty("id").GetString()!;
        while (!(await lead.Ask("query($id: ID!) { district { webhook(id: $id) { deliveries(state: DEAD) { nodes { failure } } } } }", new { id = district.Webhook })).Text.Contains("PRIVATE_ADDRESS", StringComparison.Ordinal))
        {
            await Task.Yield();
        }

        await lead.Do("disableWebhook", new { operationId = Guid.NewGuid(), webhookId = district.Webhook });
    }

    public static async Task Invite(this TestDistrict district, string key)
    {
        var sent = await district["Coach"].Do("sendInvitation", new { operationId = Guid.NewGuid(), teacherId = district[key].Id }, "invitation { id }");
        district.Invitations[key] = sent.GetProperty("invitation").GetProperty("id").GetString()!;
    }

    public static Task Decline(this TestDistrict district, string key, string answer = "DECLINED") =>
        district[key].Do("answerInvitation", new { operationId = Guid.NewGuid(), invitationId = district.Invitations[key], answer });

    public static async Task Grant(this TestDistrict district, string key)
    {
        var granted = await district[key].Do(
            "grantConsent",
            new
            {
                operationId = Guid.NewGuid(),
                partnerId = district["Coach"].Id,
                @as = "COACH",
                preset = "THINK_TOGETHER",
                scope = new { subjectIds = new[] { district.Subject } },
                noticeId = district.Notice,
                invitationId = district.Invitations.GetValueOrDefault(key),
            },
            "consent { id }");
        district.Consents[key] = granted.GetProperty("consent").GetProperty("id").GetString()!;
    }

    /// <summary>The coach records a conversation with a note, and the teacher confirms it.</summary>
    public static async Task Record(this TestDistrict district, string key)
    {
        var recorded = await district["Coach"].Do(
            "recordActivity",
            new
            {
                operationId = Guid.NewGuid(),
                teacherId = district[key].Id,
                kind = "CONVERSATION",
                subjectId = district.Subject,
                skillId = district.Skill,
                day = district.Today,
                minutes = 20,
                note = $"What {key} of {district.Name} said.",
            },
            "activity { id }");
        district.Activities[key] = recorded.GetProperty("activity").GetProperty("id").GetString()!;
        await district[key].Do("answerRecord", new { operationId = Guid.NewGuid(), teacherId = district[key].Id, activityId = district.Activities[key], confirms = true });
    }

    public static Task Pause(this TestDistrict district, string key) => district[key].Do("pauseConsent", new { operationId = Guid.NewGuid(), consentId = district.Consents[key] });

    public static Task Resume(this TestDistrict district, string key) => district[key].Do("resumeConsent", new { operationId = Guid.NewGuid(), consentId = district.Consents[key] });

    public static Task Withdraw(this TestDistrict district, string key) => district[key].Do("withdrawConsent", new { operationId = Guid.NewGuid(), consentId = district.Consents[key] });
}
