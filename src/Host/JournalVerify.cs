using System.CommandLine;
using System.Data.Common;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>Checks the journal over its stored bytes and against the signed checkpoints: 0 whole, 1 broken and where, 2 nobody can say and why.</summary>
internal static class JournalVerify
{
    public static void AddTo(RootCommand root)
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder of a stopped embedded service.", DefaultValueFactory = _ => new(".data") };
        var slug = new Option<string?>("--district") { Description = "The slug of the one district to check; all where none is named." };
        var verify = new Command("verify", "Checks every stream's chain, heads and signed checkpoints. Exit code 0: whole. 1: broken, with a line for each break. 2: it cannot be said.") { data, slug };
        verify.SetAction((parsed, cancel) => Failures.Say(() => Run(parsed.GetValue(data)!.FullName, parsed.GetValue(slug), cancel)));
        root.Add(new Command("journal", "The journal: whether it is whole.") { verify });
    }

    private static async Task<int> Run(string folder, string? slug, CancellationToken cancel)
    {
        try
        {
            await using var stores = await VerbStores.Open(folder);
            var verification = stores.Get<JournalVerification>();
            var districts = slug is null ? await verification.Districts(cancel)
                : await stores.Get<DistrictDirectory>().BySlug(slug, cancel) is { } one ? [one]
                : throw new StartException("There is no district with this slug. Name another, or leave --district out to check all.");
            var whole = true;
            foreach (var district in districts)
            {
                whole &= await Say(district, verification, cancel);
            }

            return !whole ? 1
                : await verification.SignedAt(DistrictId.Service, cancel) is not null ? 0
                : throw new StartException("The chains are whole, but no checkpoint was ever signed, so nobody can say whether ends are missing. Check Checkpoints:Folder, or start the service once.");
        }
        catch (DbException unreadable)
        {
            throw new StartException($"The database cannot be read ({unreadable.GetType().Name}). Check that it is reachable and undamaged.");
        }
    }

    private static async Task<bool> Say(DistrictId district, JournalVerification verification, CancellationToken cancel)
    {
        var whole = true;
        await foreach (var broken in verification.District(district, cancel))
        {
            whole = false;
            Console.WriteLine(broken.Stream is { } stream
                ? $"district {district.Value}, {stream.Kind} {stream.Id}, version {broken.Version}: {broken.What}"
                : $"district {district.Value}, checkpoint {broken.Version}: {broken.What}");
        }

        foreach (var restored in await verification.Restores(district, cancel))
        {
            Console.WriteLine($"district {district.Value}: restored at {restored.At:u} ({restored.Restore}); what checkpoint {restored.Before} has beyond it is gone, in {restored.Streams} streams, and accounted for");
        }

        if (whole)
        {
            var signed = await verification.SignedAt(district, cancel);
            Console.WriteLine($"district {district.Value}: whole, {(signed is { } at ? $"last signed {at:u}" : "nothing of it signed yet")}");
        }

        return whole;
    }
}
