using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DistrictCoaching.Storage;

/// <summary>Every event ever stored. A line is never changed; a new shape is a new line, and its golden file shows what it reads.</summary>
public static class Catalogue
{
    public static readonly ImmutableArray<Shape> Shapes = [.. RegisterShapes.All, .. DistrictShapes.All, .. RosterShapes.All, .. ImportShapes.All, .. ChangeShapes.All, .. WebhookShapes.All, .. SchoolShapes.All, .. CoachShapes.All, .. TeacherShapes.All];

    private static readonly FrozenDictionary<string, Shape> ByType = Shapes.ToFrozenDictionary(shape => shape.Type);
    private static readonly FrozenDictionary<Type, Shape> ByEvent = Shapes.Where(shape => shape.Newest).ToFrozenDictionary(shape => shape.Event);

    /// <summary>All types that can be read.</summary>
    public static IReadOnlySet<string> Types { get; } = Shapes.Select(shape => shape.Type).ToFrozenSet();

    public static Stored Write(object happened) =>
        ByEvent.TryGetValue(happened.GetType(), out var shape)
            ? new(shape.Type, shape.Write(happened))
            : throw new InvalidOperationException($"{happened.GetType().Name} is not in the catalogue.");

    /// <summary>Unknown types and unknown or missing members are refused: a newer release wrote them, or nobody did.</summary>
    public static object Read(string type, ReadOnlyMemory<byte> body) =>
        ByType.TryGetValue(type, out var shape)
            ? shape.Read(body)
            : throw new InvalidOperationException($"The stored event type {type} is unknown to this release.");
}
