using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace DistrictCoaching.Storage.Tests;

/// <summary>A value told by all of its fields, private ones too, so that nothing that a snapshot forgets goes unseen.</summary>
internal static class Picture
{
    public static string Of(object? value)
    {
        var told = new StringBuilder();
        Tell(told, value);
        return told.ToString();
    }

    private static void Tell(StringBuilder told, object? value)
    {
        switch (value)
        {
            case null:
                told.Append("null");
                break;
            case string or Guid or DateOnly or Enum or IFormattable:
                told.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case bool yes:
                told.Append(yes);
                break;
            case ReadOnlyMemory<byte> bytes:
                told.Append(Convert.ToHexString(bytes.Span));
                break;
            case IDictionary map:
                TellAll(told, map.Keys.Cast<object>().Select(key => $"{Of(key)}={Of(map[key])}").Order(StringComparer.Ordinal));
                break;
            case IEnumerable many when many.GetType() is { IsGenericType: true } type && type.Name.StartsWith("ImmutableHashSet", StringComparison.Ordinal):
                TellAll(told, many.Cast<object>().Select(Of).Order(StringComparer.Ordinal));
                break;
            case IEnumerable many:
                TellAll(told, many.Cast<object>().Select(Of));
                break;
            default:
                TellAll(told, value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(field => $"{field.Name}:{Of(field.GetValue(value))}"));
                break;
        }
    }

    private static void TellAll(StringBuilder told, IEnumerable<string> parts) => told.Append('[').AppendJoin(", ", parts).Append(']');
}
