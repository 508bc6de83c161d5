using DistrictCoaching.Contracts;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, says what roster imports may do without an approval.</summary>
    public static async Task<SetRosterImportPolicyPayload> SetRosterImportPolicy(SetRosterImportPolicyInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.District(caller).SetImportPolicy(new(
            input.OperationId, caller.By, new(input.AutoApply, Limit(input.People), Limit(input.Coaches), Limit(input.Roles), Limit(input.Schools)))));

    private static ImportLimitView Limit(RosterImportLimitInput input) => new(input.Count, input.Percent);
}

/// <summary>The whole policy.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="AutoApply">What stays within the limits is applied at once; else every import waits for an approval.</param>
/// <param name="People">How many people may leave.</param>
/// <param name="Coaches">How many coaches may leave or be coaches no more.</param>
/// <param name="Roles">How many roles of people who stay may end.</param>
/// <param name="Schools">How many schools may close.</param>
public sealed record SetRosterImportPolicyInput(
    Guid OperationId, bool AutoApply, RosterImportLimitInput People, RosterImportLimitInput Coaches, RosterImportLimitInput Roles, RosterImportLimitInput Schools);

/// <summary>How much one import may remove without an approval; it is too much where it is more than both.</summary>
/// <param name="Count">So many, 0 to 10,000.</param>
/// <param name="Percent">Of what there is, 1 to 100.</param>
public sealed record RosterImportLimitInput(int Count, int Percent);

/// <summary>The policy as set, or why it was not.</summary>
public sealed class SetRosterImportPolicyPayload(Answer<ImportPolicyView> answer) : Payload(answer.Refusal)
{
    /// <summary>The policy; null where errors say why.</summary>
    public RosterImportPolicy? Policy => answer.Value is { } policy ? new(policy) : null;
}

/// <summary>What roster imports may do without an approval. A file that leaves nobody or no school never passes by itself.</summary>
public sealed class RosterImportPolicy(ImportPolicyView view)
{
    /// <summary>What stays within the limits is applied at once; else every import waits for an approval.</summary>
    public bool AutoApply => view.AutoApply;

    /// <summary>How many people may leave.</summary>
    public RosterImportLimit People => new(view.People);

    /// <summary>How many coaches may leave or be coaches no more.</summary>
    public RosterImportLimit Coaches => new(view.Coaches);

    /// <summary>How many roles of people who stay may end.</summary>
    public RosterImportLimit Roles => new(view.Roles);

    /// <summary>How many schools may close.</summary>
    public RosterImportLimit Schools => new(view.Schools);
}

/// <summary>How much one import may remove without an approval; it is too much where it is more than both.</summary>
public sealed class RosterImportLimit(ImportLimitView view)
{
    /// <summary>So many.</summary>
    public int Count => view.Count;

    /// <summary>Of what there is.</summary>
    public int Percent => view.Percent;
}
