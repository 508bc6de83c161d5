namespace DistrictCoaching.EndToEnd;

/// <summary>A coach and a teacher of a cast come together, step by step over HTTP.</summary>
internal sealed class Partners(Api api, Cast cast)
{
    private bool introduced;

    /// <summary>Profile, introduction (once), invitation.</summary>
    public async Task Meet(Someone teacher)
    {
        if (!introduced)
        {
            Assert.Empty(await api.DoUntilAnswered(cast.Coach.Token, "publishProfile", new { operationId = Guid.NewGuid(), yearsTaught = 9, subjectIds = new[] { cast.Subject }, statement = "Nine years of it." }));
            Assert.Empty(await api.DoUntilAnswered(cast.Principal.Token, "introduceCoach", new { operationId = Guid.NewGuid(), schoolId = cast.School, coachId = cast.Coach.Id }));
            introduced = true;
        }

        Assert.Empty(await api.DoUntilAnswered(cast.Coach.Token, "sendInvitation", new { operationId = Guid.NewGuid(), teacherId = teacher.Id }));
    }

    /// <summary>The teacher grants in one step; gives the consent.</summary>
    public async Task<string> Grant(Someone teacher, string preset = "THINK_TOGETHER")
    {
        var grant = new { operationId = Guid.NewGuid(), partnerId = cast.Coach.Id, @as = "COACH", preset, scope = new { subjectIds = new[] { cast.Subject } }, noticeId = cast.Notice };
        Assert.Empty(await api.DoUntilAnswered(teacher.Token, "grantConsent", grant));
        return (await api.Done(teacher.Token, "grantConsent", grant, "consent { id state } receipt { consentId journalHash }")).GetProperty("consent").GetProperty("id").GetString()!;
    }

    public async Task<bool> OnCaseload(Someone teacher) =>
        (await api.Ask(cast.Coach.Token, "{ viewer(actingAs: COACH) { asPartner { caseload { nodes { id } } } } }")).GetProperty("viewer").GetProperty("asPartner").GetProperty("caseload").GetProperty("nodes")
            .EnumerateArray().Any(person => person.GetProperty("id").GetString() == teacher.Id);

    /// <summary>Everything that the coach sees recorded with her.</summary>
    public async Task<IReadOnlyList<string>> Activities(Someone teacher) =>
        [.. (await api.Ask(teacher.Token, "{ viewer(actingAs: TEACHER) { asTeacher { activities { id } } } }")).GetProperty("viewer").GetProperty("asTeacher").GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("id").GetString()!)];
}
