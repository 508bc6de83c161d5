using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>A scalar that is written as text, in exactly one way of reading.</summary>
internal abstract class TextScalar<T> : ScalarGraphType
    where T : struct
{
    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text when Read((string)text.Value) is { } read => read,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text when Read(text) is { } read => read,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        T given => Write(given),
        _ => ThrowSerializationError(value),
    };

    protected abstract T? Read(string text);

    protected abstract string Write(T value);
}

internal sealed class UuidType : TextScalar<Guid>
{
    public UuidType() => (Name, Description) = ("UUID", "A UUID with its hyphens (RFC 9562); the nil one is none.");

    protected override Guid? Read(string text) => Guid.TryParseExact(text, "D", out var uuid) && uuid != Guid.Empty ? uuid : null;

    protected override string Write(Guid value) => value.ToString("D");
}

internal sealed class InstantType : TextScalar<DateTimeOffset>
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    public InstantType() => (Name, Description) = ("DateTime", "A point in time with its offset (RFC 3339).");

    protected override DateTimeOffset? Read(string text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    protected override string Write(DateTimeOffset value) => value.UtcDateTime.ToString(Formats[0], CultureInfo.InvariantCulture);
}

internal sealed class DayType : TextScalar<DateOnly>
{
    private const string Format = "yyyy-MM-dd";

    public DayType() => (Name, Description) = ("Date", "A local date of the district, YYYY-MM-DD.");

    protected override DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    protected override string Write(DateOnly value) => value.ToString(Format, CultureInfo.InvariantCulture);
}
