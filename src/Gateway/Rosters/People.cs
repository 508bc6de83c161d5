using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>The district's people, by role and school.</summary>
    /// <param name="role">Only those with this role today.</param>
    /// <param name="schoolId">Only those at this school today.</param>
    [Directory]
    public static Task<Connection<Person>> People(
        Role? role, [Id] string? schoolId, Page page, [FromUserContext] Caller caller, [FromServices] Lists lists, CancellationToken cancel) =>
        lists.People(caller, new(default, schoolId is null ? null : new(NodeId.Read("School", schoolId)), role), page, cancel);

    /// <summary>The district's schools, in the order of their names.</summary>
    [Directory]
    public static async Task<IEnumerable<School>> Schools([FromUserContext] Caller caller, [FromServices] RosterDirectory rosters, CancellationToken cancel) =>
        (await rosters.Schools(caller.District, cancel)).Select(school => new School(school));
}
