using System.Security.Cryptography;
using DistrictCoaching.Storage.Sqlite;

namespace DistrictCoaching.Storage.Tests.Contract;

/// <summary>A store, a key ring, and a folder that goes with the test.</summary>
public abstract class RingContract(Stores stores) : StoreContract(stores)
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("contract-");
    private SqliteKeyStore keys = null!;

    protected string Root => folder.FullName;

    protected KeyRing Ring { get; private set; } = null!;

    /// <summary>The one stream that most of it is about.</summary>
    protected StreamKey Stream { get; } = Given.Stream();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        keys = new(Path.Combine(Root, "keys.db"));
        Ring = await KeyRing.Open(keys, new([new(1, RandomNumberGenerator.GetBytes(32))]), Stores.Clock);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        keys.Dispose();
        folder.Delete(recursive: true);
    }
}
