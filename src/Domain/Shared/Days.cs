using System.Text.Json.Serialization;

namespace DistrictCoaching.Domain;

/// <summary>Local dates of a district, both ends included.</summary>
[method: JsonConstructor]    // or stored days of which one end is missing would be read
public readonly record struct Days(DateOnly From, DateOnly Until)
{
    public bool Any => From <= Until;

    /// <summary>Whether they have no end yet.</summary>
    public bool Open => Until == DateOnly.MaxValue;

    public bool Has(DateOnly day) => From <= day && day <= Until;

    public static Days Since(DateOnly from) => new(from, DateOnly.MaxValue);

    /// <summary>The days that both have; not <see cref="Any"/> where they share none.</summary>
    public Days And(Days other) => new(From > other.From ? From : other.From, Until < other.Until ? Until : other.Until);

    /// <summary>What is left before a day on which something stopped.</summary>
    public Days Before(DateOnly day) => this with { Until = day.AddDays(-1) < Until ? day.AddDays(-1) : Until };
}
