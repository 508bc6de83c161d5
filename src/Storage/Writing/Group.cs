namespace DistrictCoaching.Storage;

internal static class Group
{
    /// <summary>More gains little and makes the first wait for the last.</summary>
    public const int Most = 256;

    /// <summary>Both halves of a group that failed, each a group of its own.</summary>
    public static (List<Pending> First, List<Pending> Second) Halve(List<Pending> group) =>
        (group[..(group.Count / 2)], group[(group.Count / 2)..]);
}
