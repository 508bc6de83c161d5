namespace DistrictCoaching.Storage;

/// <summary>What shape the databases of a release have: a number that its migration leaves in the journal's database, and that every start compares.</summary>
public static class DatabaseLevel
{
    /// <summary>What this release's migration makes. Raise it with whatever changes the SQL of journal, lists, keys or membership, rights among it; levels.txt shows that it was.</summary>
    public const int This = 1;

    /// <summary>The oldest release that can use what this one's migration makes. Raise it with a contraction: a release later than what it takes away was used last.</summary>
    public const int Oldest = 0;

    internal static StorageException TooOld(int oldest) => new(
        Newer, $"A newer release has changed the databases; they can be used from level {oldest} on, and this release has level {This}. Start that release or a newer one, or restore a backup of before.");

    internal static StorageException TooNew(int level) => new(
        "NOT_MIGRATED", $"The databases have level {level}, and this release needs level {This}. Run --target migrate of this release first.");

    internal static StorageException Unreadable(string type) => new(
        Newer, $"A newer release has written events that this one cannot read ({type}). Start that release or a newer one, or restore a backup of before.");

    private const string Newer = "NEWER_RELEASE";
}
