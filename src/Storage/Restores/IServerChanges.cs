namespace DistrictCoaching.Storage;

/// <summary>Whether the database behind the same address may be another one now.</summary>
public interface IServerChanges
{
    /// <summary>How often this process has met another server, another database, or the same server started anew. Whatever was read over a connection counts its change before it is given.</summary>
    long ServerChanges { get; }
}
