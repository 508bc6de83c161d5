using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>
    /// What changed in the district's directory (schools, and people with their roles), oldest first: after the cursor of a change come those that were committed since, in one order for everybody, nothing twice and nothing left out.
    /// Several changes of one person may be one. Nothing of coaching is here, nor does it move this list.
    /// </summary>
    [Directory]
    public static Task<Connection<DirectoryChange>> Changes(Page page, [FromUserContext] Caller caller, [FromServices] DirectoryFeed feed, CancellationToken cancel) => feed.After(caller, page, cancel);
}

/// <summary>A change of the directory. It says what changed, and never what was there before.</summary>
public sealed class DirectoryChange(Domain.DirectoryChange change, INode? node)
{
    /// <summary>What it is about.</summary>
    public DirectoryEntity Entity => change.Entity;

    /// <summary>How it changed.</summary>
    public DirectoryAction Action => change.Action;

    /// <summary>The school's or the person's id.</summary>
    [Id]
    public string Id => NodeId.Of(change.Entity.ToString(), change.Id);

    /// <summary>The school or the person as the directory shows it now; null where it no longer does, also in changes of before.</summary>
    public INode? Node => node;
}
