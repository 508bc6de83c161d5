using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests.Golden;

/// <summary>An example of any event, the same on every run and with every member filled in.</summary>
internal sealed class Example
{
    private int next;

    public static object Of(Type type) => new Example().Make(type);

    private object Make(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? Make(value)
        : type == typeof(Guid) ? new Guid(0, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, (byte)++next)
        : type == typeof(Digest) ? new Digest(Enumerable.Repeat((byte)++next, 32).ToArray())
        : type == typeof(DateOnly) ? new DateOnly(2026, 9, 1).AddDays(++next)
        : type == typeof(string) ? "America/Chicago"    // the only kinds of text in an event are zones, slugs and clients of operators
        : type == typeof(int) ? ++next
        : type == typeof(long) ? (long)++next
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 9, 1, 8, ++next, 0, TimeSpan.Zero)
        : type == typeof(bool) ? true
        : type.IsEnum ? Enum.GetValues(type).Cast<object>().Last()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? Two(type.GetGenericArguments()[0])
        : Construct(type);

    private object Construct(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(made => made.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
    }

    private object Two(Type element) =>
        typeof(ImmutableArray).GetMethods().Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(element).Invoke(null, [Filled(element)])!;

    private Array Filled(Type element)
    {
        var two = Array.CreateInstance(element, 2);
        two.SetValue(Make(element), 0);
        two.SetValue(Make(element), 1);
        return two;
    }
}
