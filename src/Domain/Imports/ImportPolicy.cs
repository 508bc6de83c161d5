using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What a roster import may do without a district lead.</summary>
/// <param name="AutoApply">What stays within the limits is applied at once; else every import waits for an approval.</param>
public sealed record ImportPolicy(bool AutoApply, ImportLimit People, ImportLimit Coaches, ImportLimit Roles, ImportLimit Schools)
{
    public static readonly ImportPolicy Default = new(AutoApply: true, People: ImportLimit.Usual, Coaches: new(2, 15), Roles: ImportLimit.Usual, Schools: new(1, 15));

    public bool Valid => People.Valid && Coaches.Valid && Roles.Valid && Schools.Valid;

    /// <summary>What of these removals is more than may pass without an approval. A file that leaves nobody, no school or no district lead never passes, whatever the limits.</summary>
    public ImmutableArray<ImportThreshold> Above(IReadOnlyCollection<Removal> removals) =>
    [
        .. removals.Where(removal => removal.Of == ImportThreshold.Leads ? IsAll(removal) : LimitOf(removal.Of).IsAbove(removal.Removed, removal.There)).Select(removal => removal.Of),
        .. removals.Any(removal => removal.Of is ImportThreshold.People or ImportThreshold.Schools && IsAll(removal)) ? [ImportThreshold.Everything] : (ImportThreshold[])[],
    ];

    private static bool IsAll(Removal removal) => removal.Removed > 0 && removal.Removed == removal.There;

    private ImportLimit LimitOf(ImportThreshold threshold) => threshold switch
    {
        ImportThreshold.People => People,
        ImportThreshold.Coaches => Coaches,
        ImportThreshold.Roles => Roles,
        _ => Schools,
    };
}

/// <summary>How much of something one import may remove by itself: it is too much where it is more than both.</summary>
/// <param name="Count">So many may always go; 0 to 10,000.</param>
/// <param name="Percent">Of what there is; 1 to 100.</param>
public sealed record ImportLimit(int Count, int Percent)
{
    public static readonly ImportLimit Usual = new(5, 15);

    public bool Valid => Count is >= 0 and <= 10_000 && Percent is >= 1 and <= 100;

    public bool IsAbove(int removed, int there) => removed > Count && removed * 100L > there * (long)Percent;
}

/// <summary>How many of something an import removes, and how many there are.</summary>
public sealed record Removal(ImportThreshold Of, int Removed, int There);
