using System.CommandLine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>Gives the keys of all districts a new master key. Killed at any point, it is run again and goes on.</summary>
internal static class KeysRotate
{
    public static void AddTo(RootCommand root)
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder of a stopped embedded service.", DefaultValueFactory = _ => new(".data") };
        var rotate = new Command("rotate", "Wraps every district's key with a new master key. Embedded: makes it, and takes the old one out of the file. PostgreSQL: uses the newest of the key file.") { data };
        rotate.SetAction((parsed, cancel) => Failures.Say(() => Run(parsed.GetValue(data)!.FullName, cancel)));
        root.Add(new Command("keys", "The master keys, and the keys that sign tokens.") { rotate, KeysWithdrawSigning.Verb() });
    }

    private static async Task<int> Run(string folder, CancellationToken cancel)
    {
        await using var stores = await VerbStores.Open(folder);
        var masters = stores.IsEmbedded ? MasterKeys.Renew(stores.MasterKeyFile) : MasterKeys.File(stores.MasterKeyFile, make: false);
        var ring = await KeyRing.Open(stores.Get<IKeyStore>(), masters, TimeProvider.System, cancel);
        var rewrapped = 0;
        while (await ring.Rotate(cancel) is > 0 and var more)
        {
            rewrapped += more;
        }

        if (stores.IsEmbedded)
        {
            MasterKeys.KeepNewest(stores.MasterKeyFile);
        }

        Console.WriteLine($"Master key {masters.Newest} wraps every district's key now ({rewrapped} newly). Older ones are needed no more, but for backups of the key store.");
        return 0;
    }
}
