using System.CommandLine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>What is said of districts from the command line: 0 said, 1 not so, 2 nobody can say and why.</summary>
internal static class DistrictVerbs
{
    public static void AddTo(RootCommand root)
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder of a stopped embedded service.", DefaultValueFactory = _ => new(UpSettings.UsualData) };
        var slug = new Argument<string>("slug") { Description = "The slug that the district had." };
        var check = new Option<FileInfo?>("--check") { Description = "A file with a certificate: says whether this service signed it as it is." };
        var certificate = new Command("certificate", "Prints what the service certifies of a district that it deleted. Exit code 0: printed, or signed. 1: no deletion of it has ended, or not signed. 2: it cannot be said.") { slug, check, data };
        certificate.SetAction((parsed, cancel) => Failures.Say(() => Certificate(parsed.GetValue(data)!.FullName, parsed.GetValue(slug)!, parsed.GetValue(check), cancel)));
        root.Add(new Command("district", "Districts, for those who run the service.") { certificate, ExportVerb.Make(), ImportVerb.Make(), ReleaseVerb.Make(), OpenVerb.Make(), CallOffVerb.Make(), DiscardVerb.Make() });
    }

    private static async Task<int> Certificate(string folder, string slug, FileInfo? check, CancellationToken cancel)
    {
        if (check is { Exists: false })
        {
            throw new StartException($"There is no file {check.Name}. Name the certificate with --check.");
        }

        await using var stores = await VerbStores.Open(folder);
        var certificates = stores.Get<DeletionCertificates>();
        if (await certificates.Of(slug, cancel) is not { } text)
        {
            Console.WriteLine($"No deletion of a district with the slug {slug} has ended.");
            return 1;
        }

        if (check is null)
        {
            Console.Write(text);
            return 0;
        }

        var signed = await certificates.Signed(await File.ReadAllTextAsync(check.FullName, cancel), cancel);
        Console.WriteLine(signed ? "This service signed it as it is." : "This service did not sign it as it is.");
        return signed ? 0 : 1;
    }
}
