using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class District
{
    /// <summary>Whether it works, as those who run the service have it.</summary>
    [StaysOpen]
    public DistrictState State => view.State.State;

    /// <summary>When it is deleted, unless those who run the service resume it before; null where it is not.</summary>
    [StaysOpen]
    public DateTimeOffset? DeletionDue => view.State.DeletionDue;

    /// <summary>What those who run the service did to the district, and why, oldest first. For district leads and administrators.</summary>
    [StaysOpen]
    public async Task<IEnumerable<OperatorAct>> OperatorActs([FromUserContext] Caller caller, [FromServices] Grains grains, [FromServices] Importers keepers, CancellationToken cancel)
    {
        await keepers.Check(key, caller, cancel);
        return (await grains.District(caller).OperatorActs()).Select(act => new OperatorAct(act));
    }
}

/// <summary>Something that those who run the service did to a district.</summary>
public sealed class OperatorAct(OperatorActView view)
{
    /// <summary>What.</summary>
    public OperatorActKind Kind => view.Kind;

    /// <summary>When.</summary>
    public DateTimeOffset At => view.At;

    /// <summary>The client that they used.</summary>
    public string Client => view.Client;

    /// <summary>Why, in their words.</summary>
    public string Reason => view.Reason;

    /// <summary>The lead who was given a link to sign in; null of what is about nobody.</summary>
    [Id]
    public string? PersonId => view.Person is { } person ? NodeId.Of("Person", person) : null;
}
