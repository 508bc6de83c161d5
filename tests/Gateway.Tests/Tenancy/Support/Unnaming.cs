namespace DistrictCoaching.Gateway.Tests;

internal static class Unnaming
{
    /// <summary>What is seen of an answer about a teacher, without what is hers in it: names and ids.</summary>
    public static string Unnamed(this TestDistrict district, Answer answer, string key, Guid operation)
    {
        var hers = new[] { district.Consents, district.Invitations, district.Activities }
            .Select(of => of.GetValueOrDefault(key)).OfType<string>().Select(Tried.Bare).Where(id => id != operation)
            .Select(id => (id, "hers")).Prepend((district[key].Guid, "teacher")).Prepend((operation, "operation"));
        return Sight.Of(answer, hers)
            .Replace($"\"{key}\"", "\"<given>\"", StringComparison.Ordinal)
            .Replace($"\"{RosterFiles.Family(key, district.Name)}\"", "\"<family>\"", StringComparison.Ordinal);
    }
}
