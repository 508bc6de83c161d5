using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>A UUID with its hyphens (RFC 9562).</summary>
internal sealed class UuidType : ScalarGraphType
{
    public UuidType() => (Name, Description) = ("UUID", "A UUID with its hyphens (RFC 9562).");

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => ParseValue((string)text.Value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text when Guid.TryParseExact(text, "D", out var guid) => guid,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value is Guid guid ? guid.ToString("D") : value;
}

/// <summary>A point in time with its offset (RFC 3339).</summary>
internal sealed class InstantType : DateTimeOffsetGraphType
{
    public InstantType() => (Name, Description) = ("DateTime", "A point in time with its offset (RFC 3339).");
}

/// <summary>A local date of the district, YYYY-MM-DD.</summary>
internal sealed class DayType : ScalarGraphType
{
    public DayType() => (Name, Description) = ("Date", "A local date of the district, YYYY-MM-DD.");

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => ParseValue((string)text.Value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) =>
        value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value;
}
