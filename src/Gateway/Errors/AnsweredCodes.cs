using System.Diagnostics.Metrics;

namespace DistrictCoaching.Gateway;

/// <summary>Counts what was answered with a code, by the code alone.</summary>
internal static class AnsweredCodes
{
    private static readonly Counter<long> Answered = new Meter("DistrictCoaching.Gateway").CreateCounter<long>("district_coaching.gateway.refusals", description: "Answers with a code of docs/errors.md.");

    public static void Count(string code) => Answered.Add(1, new KeyValuePair<string, object?>("code", code));
}
