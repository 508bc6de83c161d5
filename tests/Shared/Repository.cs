namespace DistrictCoaching.Tests;

/// <summary>Where the repository lies whose tests these are.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "DistrictCoaching.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests do not run within the repository.");
    }
}
