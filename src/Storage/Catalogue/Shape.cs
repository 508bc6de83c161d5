using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DistrictCoaching.Storage;

/// <summary>One stored name and version of an event, and how its bytes are written and read.</summary>
/// <param name="Newest">Whether events are still written under this name; an older one is only read.</param>
public sealed record Shape(string Type, Type Event, bool Newest, Func<object, byte[]> Write, Func<ReadOnlyMemory<byte>, object> Read)
{
    /// <summary>The newest shape of an event.</summary>
    public static Shape Is<TEvent>(string type, JsonTypeInfo<TEvent> json)
        where TEvent : notnull =>
        new(type, typeof(TEvent), true, happened => JsonSerializer.SerializeToUtf8Bytes((TEvent)happened, json), body => Parse(body, json));

    /// <summary>A shape of earlier releases, read as the newest through a pure function.</summary>
    public static Shape Was<TOld, TEvent>(string type, JsonTypeInfo<TOld> json, Func<TOld, TEvent> upcast)
        where TOld : notnull
        where TEvent : notnull =>
        new(type, typeof(TEvent), false, _ => throw new InvalidOperationException($"{type} is only read."), body => upcast(Parse(body, json)));

    private static T Parse<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> json)
        where T : notnull =>
        JsonSerializer.Deserialize(body.Span, json) ?? throw new JsonException("A stored event is never null.");
}
