using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Identity;

/// <summary>The keys that sign and encrypt tokens: made once, kept sealed in the database, the same on every replica.</summary>
internal sealed class KeyRing(Vault vault)
{
    private const string Sign = "sign";
    private const string Encrypt = "encrypt";

    public IReadOnlyList<RsaSecurityKey> Signing { get; private set; } = [];

    public IReadOnlyList<RsaSecurityKey> Encryption { get; private set; } = [];

    /// <summary>The signing keys without their private halves.</summary>
    public IReadOnlyList<RsaSecurityKey> Published { get; private set; } = [];

    public async Task Load(IdentityDb db, TimeProvider clock, CancellationToken cancel)
    {
        Signing = await Load(db, Sign, clock, cancel);
        Published = [.. Signing.Select(key => new RsaSecurityKey(key.Rsa.ExportParameters(includePrivateParameters: false)) { KeyId = key.KeyId })];
        Encryption = await Load(db, Encrypt, clock, cancel);
    }

    private async Task<IReadOnlyList<RsaSecurityKey>> Load(IdentityDb db, string use, TimeProvider clock, CancellationToken cancel)
    {
        if (!await db.Keys.AnyAsync(key => key.Use == use, cancel))
        {
            await Make(db, use, clock, cancel);
        }

        var stored = await db.Keys.AsNoTracking().Where(key => key.Use == use).OrderByDescending(key => key.Number).ToListAsync(cancel);
        return [.. stored.Select(Open)];
    }

    private async Task Make(IdentityDb db, string use, TimeProvider clock, CancellationToken cancel)
    {
        using var rsa = RSA.Create(2048);
        db.Keys.Add(new() { Use = use, Number = 1, Sealed = vault.Seal(use, rsa.ExportPkcs8PrivateKey()), Made = clock.GetUtcNow().ToUnixTimeSeconds() });
        await db.SaveChangesAsync(cancel);
    }

    private RsaSecurityKey Open(StoredKey stored)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(vault.Open(stored.Use, stored.Sealed), out _);
        return new(rsa) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo())) };
    }
}
