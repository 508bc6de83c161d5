using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace DistrictCoaching.EndToEnd;

/// <summary>The operator's verbs on the data folder of a real service that signed as it stopped.</summary>
public sealed class JournalVerbTests : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("verbs-");

    private string Journal => Path.Combine(data.FullName, "journal.db");

    public async ValueTask InitializeAsync()
    {
        await using var service = new Service(data, Service.FreePort());
        await service.Start();
        var (code, said) = await Verb("journal", "verify");
        Assert.Equal((2, 1), (code, said.Trim().Split('\n').Length));    // a running service holds its folder
        Assert.Equal(0, await service.Stop());
    }

    public ValueTask DisposeAsync()
    {
        data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Whole_broken_and_unknowable_are_told_apart_and_a_rotation_breaks_nothing()
    {
        Assert.Equal(0, (await Verb("journal", "verify")).Code);
        Assert.Equal(0, (await Verb("journal", "verify", "--district", "marmalade-bay")).Code);
        Assert.Equal(2, (await Verb("journal", "verify", "--district", "no-such-district")).Code);

        var (code, said) = await Verb("keys", "rotate");
        Assert.Equal(0, code);
        Assert.StartsWith("Master key 2 wraps", said, StringComparison.Ordinal);
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(data.FullName, "master.key")));
        Assert.Equal(0, (await Verb("journal", "verify")).Code);

        File.Copy(Journal, Journal + ".whole");
        CutRosterByOne();
        (code, said) = await Verb("journal", "verify", "--district", "marmalade-bay");
        Assert.Equal(1, code);
        Assert.Contains("Roster", said, StringComparison.Ordinal);
        Assert.EndsWith(": Truncated", said.Trim(), StringComparison.Ordinal);

        File.Move(Journal + ".whole", Journal, overwrite: true);
        Assert.Equal(0, (await Verb("journal", "verify")).Code);
        await using (var again = new Service(data, Service.FreePort()))
        {
            Assert.Contains("is ready", await again.Start(), StringComparison.Ordinal);
            Assert.Equal(0, await again.Stop());
        }

        Directory.Delete(Path.Combine(data.FullName, "checkpoints"), recursive: true);
        (code, said) = await Verb("journal", "verify");
        Assert.Equal(2, code);
        Assert.Contains("no checkpoint", said, StringComparison.Ordinal);
        File.Delete(Journal);
        Assert.Equal(2, (await Verb("journal", "verify")).Code);
        Assert.False(File.Exists(Journal));
    }

    /// <summary>The last event and its head, taken back by somebody who has the database.</summary>
    private void CutRosterByOne()
    {
        using var db = new SqliteConnection($"Data Source={Journal};Pooling=false");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText =
            """
            drop trigger events_never_go;
            delete from events where kind = 3 and version = (select max(version) from events where kind = 3);
            update heads set (version, hash) = (select version, hash from events e where e.kind = 3 order by version desc limit 1) where kind = 3;
            """;
        command.ExecuteNonQuery();
    }

    private async Task<(int Code, string Said)> Verb(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "DistrictCoaching.Host.dll"), .. arguments, "--data", data.FullName])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var verb = Process.Start(start)!;
        var (said, wrong) = (verb.StandardOutput.ReadToEndAsync(), verb.StandardError.ReadToEndAsync());
        await verb.WaitForExitAsync();
        return (verb.ExitCode, await said + await wrong);
    }
}
