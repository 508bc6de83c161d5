using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DistrictCoaching.Grains;

/// <summary>Who asked for what under which operation; its request is what tells the same operation from another.</summary>
internal readonly record struct Asking(string UseCase, Guid Operation, Guid By, string Request)
{
    /// <summary>It only ends something, or is of what is hers: a suspended district does not keep her from it.</summary>
    public bool Stops { get; init; }

    /// <summary>Of everything that the caller asked, and of no clock, version or fact.</summary>
    public static Asking Of<T>(string useCase, Guid operation, Guid by, T asked, JsonTypeInfo<T> json) =>
        new(useCase, operation, by, JsonSerializer.Serialize(asked, json));
}
