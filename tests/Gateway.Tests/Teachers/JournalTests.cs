using Microsoft.Data.Sqlite;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>A break in a teacher's journal is told to her with its place, and to her district's leads as a break and no more.</summary>
[Collection(nameof(Service))]
public sealed class JournalTests(Service service)
{
    [Fact]
    public async Task A_cut_end_is_shown_to_the_teacher_and_only_as_broken_to_leads()
    {
        var district = await TestDistrict.Found(service, "Quay");
        await district.Grant(Teachers.Live);
        await district.Pause(Teachers.Live);
        await service.Watch.Sign();
        await service.Watch.Verify();
        Assert.Equal("""{"data":{"district":{"journalWhole":true}}}""", await Whole(district, "Lead"));
        Assert.Contains("NOT_ALLOWED", await Whole(district, "Head"), StringComparison.Ordinal);
        Assert.Contains("NOT_ALLOWED", await Whole(district, "Coach"), StringComparison.Ordinal);
        Assert.Contains("\"whole\":true", await Verification(district), StringComparison.Ordinal);

        Cut(district[Teachers.Live].Guid);
        Assert.Contains("\"whole\":false,\"part\":\"ACTS\",\"version\":2,\"what\":\"The end of the journal is missing", await Verification(district), StringComparison.Ordinal);
        Assert.Contains("true", await Whole(district, "Lead"), StringComparison.Ordinal);    // as the last check found it
        await service.Watch.Verify();
        Assert.Equal("""{"data":{"district":{"journalWhole":false}}}""", await Whole(district, "Lead"));
    }

    private static async Task<string> Whole(TestDistrict district, string who) => (await district[who].Ask("{ district { journalWhole } }")).Text;

    private static async Task<string> Verification(TestDistrict district) =>
        (await district[Teachers.Live].Ask("{ viewer(actingAs: TEACHER) { asTeacher { journalVerification { whole part version what } } } }")).Text;

    /// <summary>The last of two events goes, and the head with it.</summary>
    private void Cut(Guid teacher)
    {
        using var db = new SqliteConnection($"Data Source={service.Journal};Pooling=false");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText =
            """
            drop trigger events_never_go;
            delete from events where kind = 6 and stream = $stream and version = 2;
            update heads set (version, hash) = (select version, hash from events where kind = 6 and stream = $stream and version = 1) where kind = 6 and stream = $stream;
            """;
        command.Parameters.AddWithValue("$stream", teacher.ToByteArray(bigEndian: true));
        command.ExecuteNonQuery();
    }
}
