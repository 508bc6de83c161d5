using System.CommandLine;
using System.Data.Common;
using DistrictCoaching.Identity;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>Brings a database that was restored from a backup into order, so that it may be opened: 0 done or nothing to do, 1 a checkpoint is broken and it stays closed, 2 it cannot be done and why.</summary>
internal static class RestoreReopen
{
    private const int LongestReason = 500;

    public static void AddTo(RootCommand root)
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder of a stopped embedded service.", DefaultValueFactory = _ => new(UpSettings.UsualData) };
        var reason = new Option<string>("--reason") { Description = "What happened, for the leads of every district: up to 500 characters.", Required = true };
        var doubt = new Option<bool>("--doubt") { Description = "More may be missing than the second place knows, as where an alert said so or the folder is itself from a backup: every consent waits for its teacher." };
        var reopen = new Command("reopen", "After a restore, with every process stopped: ends again what was ended since, and pauses what may be concerned until the teacher resumes it. Killed anywhere, it is run again.") { reason, doubt, data };
        reopen.SetAction((parsed, cancel) => Failures.Say(() => Run(parsed.GetValue(data)!.FullName, parsed.GetValue(reason)!, parsed.GetValue(doubt), cancel)));
        root.Add(new Command("restore", "A database that was restored from a backup.") { reopen });
    }

    private static async Task<int> Run(string folder, string reason, bool doubt, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            throw new StartException($"--reason must say what happened, in at most {LongestReason} characters: the leads of every district read it.");
        }

        try
        {
            await using var stores = await VerbStores.Open(folder);
            return Say(await stores.Get<Reopening>().Run(reason, doubt, end => RestoredSignIns.End(Identity(stores.Configuration, folder), stores.Get<TimeProvider>(), end), cancel));
        }
        catch (Exception folderless) when (folderless is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The second place cannot be read or written ({folderless.GetType().Name}). Check Checkpoints:Folder, and run restore reopen again: it goes on.");
        }
        catch (DbException unreadable)
        {
            throw new StartException($"The database cannot be read or written ({unreadable.GetType().Name}). Check that it is reachable and undamaged, and run restore reopen again: it goes on.");
        }
    }

    /// <exception cref="StartException">The embedded service's identity is not there.</exception>
    private static IdentityOptions Identity(IConfiguration configuration, string folder)
    {
        var options = new IdentityOptions { DataFolder = folder };
        configuration.GetSection("Identity").Bind(options);
        return options.Postgres is not null || File.Exists(Path.Combine(folder, "identity.db")) ? options
            : throw new StartException("The data folder has no identity.db. Put it back from the same backup, and run restore reopen again: it goes on.");
    }

    private static int Say(Reopened? done)
    {
        if (done is null)
        {
            Console.WriteLine("The database has everything that was signed and kept: there is nothing to do.");
            return 0;
        }

        Console.WriteLine($"restore {done.Restore}: ended again in {done.Endings} streams, {done.Held} teachers' consents wait for their word{(done.InDoubt ? " (all, since nobody can say what is missing)" : "")}, {done.Keys} keys destroyed.");
        Console.WriteLine("Every session, token, sign-in link and permission of an application is ended: people sign in anew.");
        foreach (var broken in done.Breaks)
        {
            Console.WriteLine($"district {broken.District.Value}, checkpoint {broken.Version}: {broken.What}");
        }

        Console.WriteLine(done.Breaks.Count == 0
            ? "Accounted for. Start the service."
            : "Not accounted for: put these checkpoints back, or move the folders of their districts aside, and run restore reopen again (docs/operators/backup.md).");
        return done.Breaks.Count == 0 ? 0 : 1;
    }
}
