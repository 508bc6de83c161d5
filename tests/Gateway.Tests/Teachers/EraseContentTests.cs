using System.Text.Json;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>What a teacher has erased is gone for everybody and for ever; that it was there is not.</summary>
[Collection(nameof(Service))]
public sealed class EraseContentTests(Service service)
{
    [Fact]
    public async Task Notes_and_answers_are_gone_and_name_consents_and_journal_are_not()
    {
        var district = await Noted("Cove");
        var before = (await Note(district, Teachers.Live), await Note(district, "Coach"));
        Assert.Equal(("What Live of Cove said.", "What Live of Cove said."), before);
        await Erase(district);
        Assert.Equal(("NOT_FOUND", "NOT_FOUND"), (await Note(district, Teachers.Live), await Note(district, "Coach")));
        Assert.Empty(await Key(district, 0));

        var self = (await district[Teachers.Live].Ask("{ viewer(actingAs: TEACHER) { person { givenName } asTeacher { consents { state } journal { totalCount } journalVerification { whole } } } }")).Data.GetProperty("viewer");
        Assert.Equal("Live", self.GetProperty("person").GetProperty("givenName").GetString());
        Assert.Equal("LIVE", self.GetProperty("asTeacher").GetProperty("consents")[0].GetProperty("state").GetString());
        Assert.True(self.GetProperty("asTeacher").GetProperty("journalVerification").GetProperty("whole").GetBoolean());

        await district.Record(Teachers.Live);    // what is written from now on has a key of its own
        Assert.Equal("What Live of Cove said.", await Note(district, "Coach"));
        await Erase(district);
        Assert.Equal("NOT_FOUND", await Note(district, "Coach"));
        Assert.Empty(await Key(district, 1));
    }

    [Fact]
    public async Task The_same_operation_again_erases_nothing_that_came_later()
    {
        var district = await Noted("Spit");
        var input = new { operationId = Guid.NewGuid() };
        await district[Teachers.Live].Do("eraseContent", input);
        await district.Record(Teachers.Live);
        await district[Teachers.Live].Do("eraseContent", input);
        Assert.Equal("What Live of Spit said.", await Note(district, Teachers.Live));
    }

    [Fact]
    public async Task An_erasure_that_was_cut_off_after_its_event_is_finished_at_the_next_look()
    {
        var district = await Noted("Sound");
        var stream = new StreamKey(new(district.Id), StreamKind.Teacher, district[Teachers.Live].Guid);
        var version = (await service.Store.Read(stream))[^1].Version;
        var outcome = await service.Store.Append(new(
            stream, version, new(Guid.NewGuid(), stream.Id, new(new byte[32])), [Catalogue.Write(new TeacherEvent.ContentErased())], [], [], []));
        Assert.Equal(Outcome.Appended, outcome);
        Assert.NotEmpty(await Key(district, 0));
        Assert.Equal("NOT_FOUND", await Note(district, Teachers.Live));
        Assert.Empty(await Key(district, 0));
    }

    [Fact]
    public async Task It_is_hers_alone_and_needs_a_fresh_sign_in()
    {
        var district = await Noted("Strait");
        await district["Coach"].Do("eraseContent", new { operationId = Guid.NewGuid() });    // erases what is about the coach, which is nothing
        Assert.Equal("What Live of Strait said.", await Note(district, Teachers.Live));

        var token = service.Token(district[Teachers.Live].Guid.ToString("D"), district.Id, "other-client");
        var answer = await service.Ask(token, "mutation($input: EraseContentInput!) { eraseContent(input: $input) { errors { code } } }", new { input = new { operationId = Guid.NewGuid() } });
        Assert.Contains("NOT_ALLOWED", answer.Text, StringComparison.Ordinal);
        Assert.Equal("What Live of Strait said.", await Note(district, Teachers.Live));
    }

    private async Task<TestDistrict> Noted(string name)
    {
        var district = await TestDistrict.Found(service, name);
        await district.Grant(Teachers.Live);
        await district.Record(Teachers.Live);
        return district;
    }

    private static Task<JsonElement> Erase(TestDistrict district) => district[Teachers.Live].Do("eraseContent", new { operationId = Guid.NewGuid() }, "done");

    /// <summary>The newest note about her, as somebody is given it, or why not.</summary>
    private static async Task<string?> Note(TestDistrict district, string reader)
    {
        var answer = (await district[reader].Ask(
            "query($teacher: ID!, $activity: ID!) { note(teacherId: $teacher, activityId: $activity) { text errors { code } } }",
            new { teacher = district[Teachers.Live].Id, activity = district.Activities[Teachers.Live] })).Data.GetProperty("note");
        return answer.GetProperty("text").GetString() ?? answer.GetProperty("errors")[0].GetProperty("code").GetString();
    }

    private async Task<byte[]> Key(TestDistrict district, int erasures)
    {
        var key = ContentKey.Of(new(district[Teachers.Live].Guid), erasures);
        return (await service.Keys.Find(new(district.Id), [key]))[key].Bytes.ToArray();
    }
}
