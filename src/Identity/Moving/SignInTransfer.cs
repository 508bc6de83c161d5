using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace DistrictCoaching.Identity;

/// <summary>A district's sign-ins out of one identity's database and into another's. What is sealed with the master key there is opened here and sealed with the other's.</summary>
public sealed class SignInTransfer : ISignInTransfer, IAsyncDisposable
{
    private readonly IdentityDb db;
    private readonly Vault vault;

    private SignInTransfer(IdentityDb db, Vault vault) => (this.db, this.vault) = (db, vault);

    /// <summary>Beside a running service too.</summary>
    /// <exception cref="IdentityStartException">The options are not those of the service, or its database cannot be used.</exception>
    public static async Task<SignInTransfer> Open(IdentityOptions options, IHostEnvironment environment, CancellationToken cancel = default)
    {
        var vault = new Vault(new IdentitySettings(options, environment));
        var db = IdentityDb.Open(options);
        try
        {
            await db.Accounts.AnyAsync(cancel);
            return new(db, vault);
        }
        catch (DbException unusable)
        {
            await db.DisposeAsync();
            throw new IdentityStartException("Identity's database cannot be used: give this verb the settings of the service.", unusable);
        }
    }

    public async IAsyncEnumerable<SignInRow> Read(DistrictId district, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var kind in SignInKinds.All)
        {
            await foreach (var row in kind.Read(db, district.Value).WithCancellation(cancel))
            {
                yield return new(kind.Name, JsonSerializer.SerializeToUtf8Bytes(row is StoredAuthenticator sealing ? With(sealing, vault.Open(Authenticators.Purpose, sealing.Sealed)) : row, kind.Type));
            }
        }
    }

    public async Task<Digest> Digest(DistrictId district, CancellationToken cancel = default)
    {
        var lines = new List<byte[]>();
        foreach (var kind in SignInKinds.All)
        {
            await foreach (var row in kind.Read(db, district.Value).WithCancellation(cancel))
            {
                if (SignInKinds.Credential(row) is { } credential)
                {
                    lines.Add(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(credential)));
                }
            }
        }

        return new(SHA256.HashData([.. lines.OrderBy(Convert.ToHexString, StringComparer.Ordinal).SelectMany(line => line)]));
    }

    public async Task Clear(DistrictId district, CancellationToken cancel = default)
    {
        foreach (var kind in SignInKinds.All.Reverse())
        {
            await kind.Delete(db, district.Value, cancel);
        }
    }

    public async Task Write(DistrictId district, IReadOnlyList<SignInRow> some, CancellationToken cancel = default)
    {
        foreach (var (name, bytes) in some)
        {
            var row = JsonSerializer.Deserialize(bytes, SignInKinds.All.Single(kind => kind.Name == name).Type)!;
            db.Add(row switch
            {
                StoredAuthenticator open => With(open, vault.Seal(Authenticators.Purpose, open.Sealed)),
                StoredClient client => client.Write(),
                _ => row,
            });
        }

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    private static StoredAuthenticator With(StoredAuthenticator of, byte[] secret) =>
        new() { District = of.District, Person = of.Person, Sealed = secret, Confirmed = of.Confirmed, LastStep = of.LastStep };
}
