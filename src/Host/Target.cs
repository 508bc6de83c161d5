namespace DistrictCoaching.Host;

/// <summary>What one process runs.</summary>
internal sealed record Target(string Name, bool Silo, bool Gateway, bool Identity)
{
    public static readonly Target
        All = new("all", true, true, true),
        OnlySilo = new("silo", true, false, false),
        OnlyGateway = new("gateway", false, true, false),
        OnlyIdentity = new("identity", false, false, true),
        Migrate = new("migrate", false, false, false);

    public static readonly Target[] Every = [All, OnlySilo, OnlyGateway, OnlyIdentity, Migrate];

    public static Target Named(string name) => Every.Single(target => target.Name == name);
}
