using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>Where signed checkpoints go: <c>Checkpoints:Folder</c>, or a folder of the embedded store's data folder.</summary>
internal static class CheckpointPlace
{
    public const string Setting = "Checkpoints:Folder";

    /// <param name="data">The data folder of the embedded store; null on PostgreSQL, where the silos must share a folder.</param>
    /// <exception cref="StorageException">It is missing, or cannot be written.</exception>
    public static CheckpointFolder Open(IConfiguration configuration, string? data) => CheckpointFolder.Open(Path(configuration, data), make: data is not null);

    public static string Path(IConfiguration configuration, string? data) =>
        configuration[Setting] is { Length: > 0 } named ? named
        : data is not null ? System.IO.Path.Combine(data, "checkpoints")
        : throw new StartException($"{Setting} is missing: name a folder that all silos share, apart from the database, for the signed checkpoints of the journal.");
}
