using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>Whom rules would give or take which roles, by what files said so far; nothing changes. For district leads and administrators.</summary>
    /// <param name="rules">All rules, at most 100.</param>
    public static async Task<MappingPlan> PlanMappingRules(IReadOnlyList<RoleRuleInput> rules, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Roster(caller).PlanMappingRules(new(caller.By, rules.View())), caller);
}

/// <summary>What rules would do, or why they cannot be looked at.</summary>
public sealed class MappingPlan(Answer<MappingPlanView> answer, Caller caller) : Payload(answer.Refusal)
{
    /// <summary>How many people would get or lose each role; empty where nothing would change.</summary>
    public IEnumerable<MappingCount> Counts =>
        (answer.Value?.Changes ?? []).GroupBy(change => change.Role).OrderBy(of => of.Key).Select(of => new MappingCount(of.Key, [.. of]));

    /// <summary>Who would get or lose which role.</summary>
    public async Task<Connection<MappedRole>> Changes(Page page, [FromServices] Lists lists, CancellationToken cancel)
    {
        var changes = answer.Value?.Changes ?? [];
        var skip = int.TryParse(page.After, out var seen) ? seen : 0;
        var rows = changes.Skip(skip).Take(page.Take).Select((change, at) => (change, at: skip + at + 1)).ToList();
        var people = await lists.Some(caller, [.. rows.Select(row => row.change.Person).Distinct()], cancel);
        return page.Connection(rows, row => $"{row.at}", row => new MappedRole(row.change, people[row.change.Person]), changes.Length);
    }
}

/// <summary>How many people would get or lose a role.</summary>
public sealed class MappingCount(Role role, IReadOnlyList<MappedRoleView> changes)
{
    /// <summary>The role.</summary>
    public Role Role => role;

    /// <summary>How many would get it.</summary>
    public int Gain => changes.Where(change => change.Gains).DistinctBy(change => change.Person).Count();

    /// <summary>How many would lose it.</summary>
    public int Lose => changes.Where(change => !change.Gains).DistinctBy(change => change.Person).Count();
}

/// <summary>A role that somebody would get or lose.</summary>
public sealed class MappedRole(MappedRoleView view, Person person)
{
    /// <summary>Who.</summary>
    public Person Person => person;

    /// <summary>The role.</summary>
    public Role Role => view.Role;

    /// <summary>The school; null: in the whole district.</summary>
    [Id]
    public string? SchoolId => view.School is { } school ? NodeId.Of("School", school) : null;

    /// <summary>True: she would get it; false: she would lose it.</summary>
    public bool Gains => view.Gains;
}
