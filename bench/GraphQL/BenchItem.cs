using System.Text.Json.Serialization;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;
using GraphQL;
using GraphQL.DataLoader;

namespace DistrictCoaching.Bench;

/// <summary>One of 25, with six fields and an object within.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">A name.</param>
/// <param name="Count">A number.</param>
/// <param name="Day">A day.</param>
/// <param name="Open">Whether.</param>
/// <param name="Kind">A kind.</param>
/// <param name="Owner">An object within.</param>
public sealed record BenchItem(string Id, string Name, int Count, DateOnly Day, bool Open, string Kind, BenchOwner Owner)
{
    /// <summary>Read from a grain, together with those of the others.</summary>
    public IDataLoaderResult<BenchOwner?> Read([DistrictCoaching.Gateway.FromUserContext] Caller caller, [FromServices] OwnerLoader owners) => owners.Load(caller, Owner.Person);
}

/// <summary>An object within.</summary>
/// <param name="Id">Its id.</param>
/// <param name="GivenName">A name.</param>
/// <param name="FamilyName">A name.</param>
public sealed record BenchOwner(string Id, string GivenName, string FamilyName)
{
    internal Guid Person => NodeId.Read("Person", Id);
}

/// <summary>What the plain endpoint says: the same bytes.</summary>
public sealed record PlainAnswer(PlainData Data);

/// <summary>Its data.</summary>
public sealed record PlainData(IReadOnlyList<PlainItem> BenchItems);

/// <summary>An item as the plain endpoint has it.</summary>
public sealed record PlainItem(string Id, string Name, int Count, DateOnly Day, bool Open, string Kind, BenchOwner Owner);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlainAnswer))]
internal sealed partial class PlainJson : JsonSerializerContext;

/// <summary>Fields that only the benchmark has.</summary>
public sealed class BenchQuery
{
    internal static readonly BenchItem[] Items =
    [
        .. Enumerable.Range(1, 25).Select(at => new BenchItem(
            NodeId.Of("Item", Guid.NewGuid()), $"Item number {at}", at * 100, new(2030, 9, at), at % 2 == 0, "CONVERSATION", new(NodeId.Of("Person", Guid.NewGuid()), "Some given name", "Some family name"))),
    ];

    /// <summary>25 items from memory.</summary>
    public static IReadOnlyList<BenchItem> BenchItems() => Items;
}

/// <summary>Reads 25 coaches' grains at once.</summary>
public sealed class OwnerLoader(IGrainFactory grains)
{
    private BatchLoader<Guid, BenchOwner>? owners;

    /// <summary>One of them.</summary>
    public IDataLoaderResult<BenchOwner?> Load(Caller caller, Guid person) =>
        (owners ??= new(async (people, _) => (await Owners(grains, caller.District, people)).ToDictionary(owner => owner.Person))).Load(person);

    internal static async Task<BenchOwner[]> Owners(IGrainFactory grains, DistrictId district, IReadOnlyList<Guid> people)
    {
        CallingDistrict.Set(district);
        var profiles = await Task.WhenAll(people.Select(person => grains.Coach(district, new(person)).Profile()));
        return [.. people.Zip(profiles, (person, profile) => new BenchOwner(NodeId.Of("Person", person), "Some given name", profile?.Statement ?? "Some family name"))];
    }
}
