namespace DistrictCoaching.Contracts;

/// <summary>Which releases' silos, gateways and identity can work side by side: two can where neither's level is below the other's oldest.</summary>
/// <param name="Level">Raised by a release whose contracts differ from those of the one before.</param>
/// <param name="Oldest">The oldest release's level that this one understands, and that understands it.</param>
public readonly record struct ContractLevel(int Level, int Oldest)
{
    /// <summary>This release's. OrleansContracts.released.txt has those of the one before; what it takes away from them raises the oldest.</summary>
    public static readonly ContractLevel This = new(1, 0);

    public bool Understands(ContractLevel other) => Level >= other.Oldest && other.Level >= Oldest;
}
