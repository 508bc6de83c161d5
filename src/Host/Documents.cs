using System.CommandLine;
using DistrictCoaching.Gateway;

namespace DistrictCoaching.Host;

/// <summary>Writes the manifest of a client's trusted documents.</summary>
internal static class Documents
{
    public static void AddTo(RootCommand root)
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "A folder with files *.graphql, one document each." };
        var documents = new Command("documents", "Prints the manifest of trusted documents of a folder, for Gateway:TrustedDocuments:N:File.") { folder };
        documents.SetAction((parsed, cancel) => Failures.Say(() => Run(parsed.GetValue(folder)!, cancel)));
        root.Add(documents);
    }

    private static async Task<int> Run(DirectoryInfo folder, CancellationToken cancel)
    {
        if (!folder.Exists || folder.GetFiles("*.graphql", SearchOption.AllDirectories) is not { Length: > 0 } files)
        {
            throw new StartException($"There is no file *.graphql in {folder}. Name a folder with documents.");
        }

        var texts = await Task.WhenAll(files.Select(file => File.ReadAllTextAsync(file.FullName, cancel)));
        Console.WriteLine(Manifest.Write(texts));
        return 0;
    }
}
