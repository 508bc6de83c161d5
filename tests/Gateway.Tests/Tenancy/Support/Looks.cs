using System.Text;

namespace DistrictCoaching.Gateway.Tests;

internal static class Looks
{
    /// <summary>Everything that these callers can ask, with one teacher wherever a person can be named.</summary>
    public static async Task<string> Look(this TestDistrict district, Service service, string teacher, params string[] callers)
    {
        var seen = new StringBuilder();
        foreach (var caller in callers)
        {
            foreach (var call in Walker.Reads(service))
            {
                var answer = await district.Who(caller).Ask(call.Document, call.Variables(slot =>
                    slot.Optional ? null : slot.Name is "consent" or "invitation" or "activity" ? NodeId.Of(slot.Name, district.Id) : district.Own(slot, teacher)));
                seen.AppendLine($"{caller} asks {call.Name}").AppendLine(Sight.Of(answer));
            }
        }

        return seen.ToString();
    }

    public static void Equal(string before, string after, string what)
    {
        if (before != after)
        {
            var (was, became) = before.Split('\n').Zip(after.Split('\n')).First(line => line.First != line.Second);
            Assert.Fail($"{what}:\n{was}\nbecame\n{became}");
        }
    }
}
