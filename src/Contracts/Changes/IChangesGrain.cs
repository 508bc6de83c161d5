namespace DistrictCoaching.Contracts;

/// <summary>The one publisher of a district's feed of changes.</summary>
[GrainInterfaceType("changes"), Alias("changes")]
public interface IChangesGrain : IGrainWithStringKey
{
    /// <summary>Gives what the directory shows otherwise than it was last told the next positions. Afterwards the feed tells all that was acknowledged before the call.</summary>
    [Alias("publish"), ResponseTimeout("00:02:00")]
    Task Publish();
}
