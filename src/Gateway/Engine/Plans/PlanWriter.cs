using System.Text.Json;

namespace DistrictCoaching.Gateway;

/// <summary>Writes what a plan gave.</summary>
internal static class PlanWriter
{
    public static void Write(Utf8JsonWriter writer, PlannedObject given)
    {
        writer.WriteStartObject();
        for (var field = 0; field < given.Values.Length; field++)
        {
            writer.WritePropertyName(given.Plan.Fields[field].Key);
            Write(writer, given.Values[field]);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case PlannedObject given:
                Write(writer, given);
                break;
            case PlannedList list:
                writer.WriteStartArray();
                for (var part = 0; part < list.Count; part++)
                {
                    Write(writer, list.Values[part]);
                }

                writer.WriteEndArray();
                break;
            case bool isTrue:
                writer.WriteBooleanValue(isTrue);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            default:
                JsonSerializer.Serialize(writer, value, value.GetType());
                break;
        }
    }
}
