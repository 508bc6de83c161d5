using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Subscription
{
    /// <summary>How many changes the directory's feed has: told at once, and again whenever it goes on. What they are, `changes` says after the cursor of the last one.</summary>
    public static Task<int> DirectoryChanged([FromUserContext] Caller caller, [FromServices] DirectoryFeed feed, CancellationToken cancel) => feed.Count(caller, cancel);
}
