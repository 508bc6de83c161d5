using System.CommandLine;

namespace DistrictCoaching.Host;

/// <summary>What the verbs of a move are told, in the same words by each.</summary>
internal static class MoveOptions
{
    public static Argument<string> Slug() => new("slug") { Description = "The district's slug." };

    public static Argument<FileInfo> Archive() => new("file") { Description = "The archive that district export wrote." };

    public static Option<FileInfo> Key() => new("--key") { Description = "The file with the transport key: 32 random bytes in base64 (openssl rand -base64 32), the same where it is exported and where it is imported.", Required = true };

    public static Option<FileInfo> Out(string what) => new("--out") { Description = $"The file that {what} is written to.", Required = true };

    public static Option<FileInfo> Receipt() => new("--receipt") { Description = "The file that district import wrote where the district is to live.", Required = true };

    public static Option<string> Reason() => new("--reason") { Description = "Why, in 1 to 500 characters that the district's leads read: name nobody.", Required = true };

    public static Option<DirectoryInfo> Data() => new("--data") { Description = "The data folder of a stopped embedded service.", DefaultValueFactory = _ => new(UpSettings.UsualData) };

    /// <exception cref="StartException">It is not there.</exception>
    public static FileStream Read(FileInfo file) => file.Exists ? new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read)
        : throw new StartException($"There is no file {file.Name}. Name one that is there.");

    /// <exception cref="StartException">It is not there.</exception>
    public static async Task<string> ReadText(FileInfo file, CancellationToken cancel)
    {
        await using var stream = Read(file);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancel);
    }

    /// <exception cref="StartException">It cannot be written there; the verb may be run again.</exception>
    public static async Task WriteText(FileInfo file, string text, CancellationToken cancel)
    {
        try
        {
            await File.WriteAllTextAsync(file.FullName, text, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"It is done, but {file.Name} cannot be written there. Run the verb again, with another --out.");
        }
    }
}
