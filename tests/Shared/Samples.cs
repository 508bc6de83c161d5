namespace DistrictCoaching.Tests;

/// <summary>Where the data for tests lies, beside the repository; see its own README.</summary>
public static class Samples
{
    /// <summary>A folder under <c>../shared/data</c>, or null where it was not laid out.</summary>
    public static string? Find(string folder)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var found = Path.Combine(at.FullName, "shared", "data", folder);
            if (Directory.Exists(found))
            {
                return found;
            }
        }

        return null;
    }
}
