using DistrictCoaching.Contracts;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, says that two records are one person's. Roles join at once and both are sealed for a week; consents and content join only after both sign-ins confirm.</summary>
    public static async Task<DonePayload> MergePersons(MergePersonsInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Roster(caller).MergePersons(new(input.OperationId, caller.By, NodeId.Read("Person", input.PersonId), NodeId.Read("Person", input.MergedPersonId))));

    /// <summary>The caller, a district lead, takes a merge back, confirmed or not: each has again what was hers. Both are sealed for a week.</summary>
    public static async Task<DonePayload> SplitPerson(SplitPersonInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Roster(caller).SplitPerson(new(input.OperationId, caller.By, NodeId.Read("Person", input.PersonId))));

    /// <summary>The caller confirms that a record that was merged with hers is hers as well. Needs a fresh sign-in through our own client, and waits until she is no longer sealed.</summary>
    public static async Task<DonePayload> ConfirmMerge(ConfirmMergeInput input, [FromUserContext] Caller caller, [FromServices] Grains grains, [FromServices] OwnClient own) =>
        new(await own.Only(caller, () => grains.Roster(caller).ConfirmMerge(new(input.OperationId, caller.By, NodeId.Read("Person", input.PersonId)))));
}

/// <summary>Two records of one person.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="PersonId">The one that is kept.</param>
/// <param name="MergedPersonId">The one that is merged into it.</param>
public sealed record MergePersonsInput(Guid OperationId, [property: Id] string PersonId, [property: Id] string MergedPersonId);

/// <summary>A record that was merged into another.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="PersonId">The merged one.</param>
public sealed record SplitPersonInput(Guid OperationId, [property: Id] string PersonId);

/// <summary>A record that was merged with the caller's.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="PersonId">The other one, from viewer.merges.</param>
public sealed record ConfirmMergeInput(Guid OperationId, [property: Id] string PersonId);

/// <summary>Another record that a district lead merged with the caller's. Told to the two alone.</summary>
public sealed class PersonMerge(MergeView view, Caller caller)
{
    /// <summary>The other record.</summary>
    public Task<Person?> Other([FromServices] Lists lists, CancellationToken cancel) => lists.Record(caller, view.Other, cancel);

    /// <summary>Whether the caller's is the one that is kept.</summary>
    public bool Kept => view.Kept;

    /// <summary>Whether the caller confirmed it.</summary>
    public bool Confirmed => view.Confirmed;

    /// <summary>Whether both sign-ins confirmed it, so that consents and content are joined.</summary>
    public bool Joined => view.Joined;
}
