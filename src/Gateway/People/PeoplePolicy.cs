using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>How roster files become people. For district leads and administrators.</summary>
    public static async Task<PeoplePolicy> PeoplePolicy([FromUserContext] Caller caller, [FromServices] Grains grains) =>
        await grains.Roster(caller).PeoplePolicy(caller.By) is { Value: { } policy } ? new(policy) : throw new RefusedError(Refusal.NotAllowed);
}

/// <summary>How roster files become people.</summary>
public sealed class PeoplePolicy(PeoplePolicyView view)
{
    /// <summary>By what a file's rows are matched with people.</summary>
    public RosterKey MatchKey => new(view.MatchKey);

    /// <summary>Which words of files give which roles, in the order in which they were set.</summary>
    public IEnumerable<RoleRule> MappingRules => view.Mapping.Rules.Select(rule => new RoleRule(rule));
}

/// <summary>By what a file's rows are matched with people.</summary>
public sealed class RosterKey(MatchKeyView view)
{
    /// <summary>Its kind.</summary>
    public MatchKeyKind Kind => view.Kind;

    /// <summary>The type among userIds; null for the other kinds.</summary>
    public string? UserIdType => view.Type;
}
