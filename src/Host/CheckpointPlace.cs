using System.Globalization;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>Where signed checkpoints go: <c>Checkpoints:Folder</c>, or a folder of the embedded store's data folder.</summary>
internal static class CheckpointPlace
{
    public const string Setting = "Checkpoints:Folder";

    /// <param name="data">The data folder of the embedded store; null on PostgreSQL, where the silos must share a folder.</param>
    /// <exception cref="StorageException">It is missing, or cannot be written.</exception>
    public static CheckpointFolder Open(IConfiguration configuration, string? data) => CheckpointFolder.Open(Path(configuration, data), make: data is not null);

    /// <summary>Where what ends is kept: beside the checkpoints, for <c>Endings:KeptDays</c> days (1 to 3650).</summary>
    public static EndingOptions Endings(IConfiguration configuration, string? data) =>
        int.TryParse(configuration["Endings:KeptDays"] is { Length: > 0 } given ? given : "35", NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 3650
            ? new(new(Path(configuration, data)), TimeSpan.FromDays(days))
            : throw new StartException("Endings:KeptDays must be a number of days from 1 to 3650, and more than the oldest backup of the database is old.");

    public static string Path(IConfiguration configuration, string? data) =>
        configuration[Setting] is { Length: > 0 } named ? named
        : data is not null ? System.IO.Path.Combine(data, "checkpoints")
        : throw new StartException($"{Setting} is missing: name a folder that all silos share, apart from the database, for the signed checkpoints of the journal.");
}
