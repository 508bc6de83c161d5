using GraphQL.Types;

namespace DistrictCoaching.Gateway;

/// <summary>The enumeration of a C# enum: CO_PLANNING for CoPlanning.</summary>
internal sealed class EnumOf<T> : EnumerationGraphType<T>
    where T : struct, Enum
{
    public EnumOf()
    {
        Name = ClrTypes.Name(typeof(T));
        Description = Summaries.Of(typeof(T)) ?? "A day of the week.";    // the one enumeration that is the platform's own
        foreach (var value in Values)
        {
            value.Description = Summaries.Of(typeof(T).GetField(Enum.GetName((T)value.Value!)!)!) ?? $"{(T)value.Value!}.";
        }
    }
}
