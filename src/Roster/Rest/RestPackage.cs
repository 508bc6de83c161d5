using System.Collections.Immutable;

namespace DistrictCoaching.OneRoster;

/// <summary>A package out of a service: read by the same reader as files are, with the same findings. Of REST, a finding's line is the record's place in its collection, plus one.</summary>
public static class RestPackage
{
    private static readonly ImmutableArray<string> Teaching = ["courses", "classes", "enrollments"];

    /// <summary>What is said of a service that was waited for in vain.</summary>
    public static RosterReading Unavailable() => OneRosterReader.Read(RosterPackage.Refused("package", "REST_UNAVAILABLE"));

    /// <summary>Fetches all, or what changed of people; a service that does not answer as it must gives a package whose findings refuse it.</summary>
    /// <param name="since">When the last fetch began; none: everything is fetched, and who is absent has left.</param>
    public static async Task<RosterPackage> Fetch(RestSource source, RestOptions options, TimeProvider clock, DateTimeOffset? since = null, CancellationToken cancel = default)
    {
        var files = new RestFiles(source.Version, isDelta: since is not null, options.Most);
        var collection = "";
        try
        {
            using var client = new RestClient(source, options, clock);
            foreach (var name in (string[])["orgs", "academicSessions", "users", .. since is null ? Teaching : []])
            {
                collection = name;
                await client.Each(name, name == "users" ? since : null, record => files.Add(name, new(record)), cancel);
            }

            return files.Package();
        }
        catch (RestException e)
        {
            files.Dispose();
            return RosterPackage.Refused(collection, e.Code);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }
}
