namespace DistrictCoaching.Storage;

/// <summary>What a restore brought back into order.</summary>
/// <param name="Endings">How many streams lacked endings that are said again.</param>
/// <param name="Held">How many teachers have a consent that waits for their word now.</param>
/// <param name="InDoubt">Whether every consent waits, since nobody can say what is missing.</param>
/// <param name="Breaks">What is wrong with checkpoints; where there is any, the database stays closed.</param>
public sealed record Reopened(Guid Restore, int Endings, int Held, int Keys, bool InDoubt, IReadOnlyList<Break> Breaks);
