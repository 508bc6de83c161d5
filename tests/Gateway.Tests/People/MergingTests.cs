using System.Text.Json;

namespace DistrictCoaching.Gateway.Tests.People;

/// <summary>Two records of one person over HTTP: the live teacher is merged into the one who was never asked.</summary>
[Collection(nameof(Service))]
public sealed class MergingTests(Service service)
{
    private const string Joined = "{ viewer(actingAs: TEACHER) { asTeacher { joined { personId consents { id state } activities { id } } } } }";

    [Fact]
    public async Task What_she_did_under_the_other_record_is_hers_only_after_both_sign_ins_confirmed()
    {
        var district = await (await TestDistrict.Found(service, "Merged")).Coached();
        var (kept, merged) = (district[Teachers.Never], district[Teachers.Live]);
        await district["Lead"].Do("mergePersons", new { operationId = Guid.NewGuid(), personId = kept.Id, mergedPersonId = merged.Id }, "done");
        Assert.Equal("PERSON_SEALED", Code(await kept.Try("confirmMerge", new { operationId = Guid.NewGuid(), personId = merged.Id })));
        Assert.Contains("NOTHING_LIVE", (await district["Coach"].Ask("query($id: ID!) { partnership(teacherId: $id) { errors { code } } }", new { id = merged.Id })).Text, StringComparison.Ordinal);

        service.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("[]", (await Of(kept)).GetRawText());
        await kept.Do("confirmMerge", new { operationId = Guid.NewGuid(), personId = merged.Id });
        Assert.Equal("[]", (await Of(kept)).GetRawText());
        Assert.Equal("""{"data":{"viewer":{"merges":[{"kept":false,"confirmed":false,"joined":false}]}}}""", (await merged.Ask("{ viewer { merges { kept confirmed joined } } }")).Text);
        await merged.Do("confirmMerge", new { operationId = Guid.NewGuid(), personId = kept.Id });

        var history = Assert.Single((await Of(kept)).EnumerateArray());
        Assert.Equal(merged.Id, history.GetProperty("personId").GetString());
        Assert.Equal(district.Consents[Teachers.Live], history.GetProperty("consents")[0].GetProperty("id").GetString());
        Assert.NotEqual("LIVE", history.GetProperty("consents")[0].GetProperty("state").GetString());
        Assert.Contains("What Live of Merged said.", await Note(kept), StringComparison.Ordinal);
        Assert.Contains("NOTHING_LIVE", await Note(district["Coach"]), StringComparison.Ordinal);
        Assert.Contains("NOTHING_LIVE", await Note(district[Teachers.Silent]), StringComparison.Ordinal);

        await district["Lead"].Do("splitPerson", new { operationId = Guid.NewGuid(), personId = merged.Id });
        service.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("[]", (await Of(kept)).GetRawText());
        Assert.DoesNotContain("said.", await Note(kept), StringComparison.Ordinal);
        Assert.Contains("What Live of Merged said.", await Note(merged), StringComparison.Ordinal);

        async Task<JsonElement> Of(Member who) => (await who.Ask(Joined)).Data.GetProperty("viewer").GetProperty("asTeacher").GetProperty("joined");
        async Task<string> Note(Member who) =>
            (await who.Ask("query($t: ID!, $a: ID!) { note(teacherId: $t, activityId: $a) { text errors { code } } }", new { t = merged.Id, a = district.Activities[Teachers.Live] })).Text;
    }

    [Fact]
    public async Task Only_a_lead_merges_and_splits_and_only_the_two_confirm()
    {
        var district = await TestDistrict.Found(service, "Unmerged");
        var (one, other) = (district[Teachers.Never], district[Teachers.Silent]);
        foreach (var caller in new[] { "Administrator", "Principal", "Coach", Teachers.Never })
        {
            Assert.Equal("NOT_ALLOWED", Code(await district[caller].Try("mergePersons", new { operationId = Guid.NewGuid(), personId = one.Id, mergedPersonId = other.Id })));
            Assert.Equal("NOT_ALLOWED", Code(await district[caller].Try("splitPerson", new { operationId = Guid.NewGuid(), personId = other.Id })));
        }

        Assert.Equal("NOT_FOUND", Code(await one.Try("confirmMerge", new { operationId = Guid.NewGuid(), personId = other.Id })));
        Assert.Equal("NOT_MERGED", Code(await district["Lead"].Try("splitPerson", new { operationId = Guid.NewGuid(), personId = other.Id })));
        Assert.Equal("SAME_PERSON", Code(await district["Lead"].Try("mergePersons", new { operationId = Guid.NewGuid(), personId = one.Id, mergedPersonId = one.Id })));
    }

    private static string? Code(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("code").GetString();
}
