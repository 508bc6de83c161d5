using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace DistrictCoaching.Identity;

/// <summary>
/// The keys that sign and encrypt tokens, kept sealed in the database and the same on every replica. A new one is published for a day before it is used, so that everybody who checks tokens knows it by then;
/// an old one is kept as long as anything made with it may live.
/// </summary>
internal sealed class KeyRing(Vault vault, TimeProvider clock) : IOptionsChangeTokenSource<OpenIddictServerOptions>, IDisposable
{
    /// <summary>How long a key is used.</summary>
    public static readonly TimeSpan Used = TimeSpan.FromDays(90);

    /// <summary>How long it is published before.</summary>
    public static readonly TimeSpan Announced = TimeSpan.FromHours(24);

    /// <summary>How long it is kept after the next one took its place: longer than a refresh token lives.</summary>
    public static readonly TimeSpan Kept = Prune.Kept + TimeSpan.FromDays(16);

    public const string Sign = "sign";
    private const string Encrypt = "encrypt";
    private static readonly string[] Uses = [Sign, Encrypt];
    private CancellationTokenSource changed = new();

    string? IOptionsChangeTokenSource<OpenIddictServerOptions>.Name => Options.DefaultName;

    /// <summary>The one in use first.</summary>
    public IReadOnlyList<RsaSecurityKey> Signing { get; private set; } = [];

    public IReadOnlyList<RsaSecurityKey> Encryption { get; private set; } = [];

    /// <summary>The signing keys without their private halves.</summary>
    public IReadOnlyList<RsaSecurityKey> Published { get; private set; } = [];

    public IChangeToken GetChangeToken() => new CancellationChangeToken(changed.Token);

    public void Dispose() => changed.Dispose();

    /// <summary>Makes what is due and removes what is over. Of two replicas that do it at once, one makes a key.</summary>
    public async Task Roll(IdentityDb db, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        foreach (var use in Uses)
        {
            var stored = await db.Keys.AsNoTracking().Where(key => key.Use == use).OrderBy(key => key.Number).Select(key => new { key.Number, key.Made }).ToListAsync(cancel);
            if (stored.Count == 0 || stored[^1].Made + (long)Used.TotalSeconds <= now)
            {
                await Make(db, use, stored.Count == 0 ? 1 : stored[^1].Number + 1, now, cancel);
            }

            foreach (var (over, next) in stored.Zip(stored.Skip(1)).Where(pair => pair.Second.Made + (long)(Announced + Kept).TotalSeconds <= now))
            {
                await db.Keys.Where(key => key.Use == use && key.Number == over.Number).ExecuteDeleteAsync(cancel);
            }
        }
    }

    /// <summary>Takes what the database has; whoever makes tokens learns of it at once.</summary>
    public async Task Load(IdentityDb db, CancellationToken cancel)
    {
        var (signing, encryption) = (await Read(db, Sign, Signing, cancel), await Read(db, Encrypt, Encryption, cancel));
        if (signing.SequenceEqual(Signing) && encryption.SequenceEqual(Encryption))
        {
            return;
        }

        (Signing, Encryption) = (signing, encryption);
        Published = [.. signing.Select(key => new RsaSecurityKey(key.Rsa.ExportParameters(includePrivateParameters: false)) { KeyId = key.KeyId })];
        using var before = Interlocked.Exchange(ref changed, new());
        await before.CancelAsync();
    }

    /// <summary>Takes a signing key away before its time; every replica learns of it when it next looks, and makes a new one where none is left. False: there is none of this name.</summary>
    public async Task<bool> Withdraw(IdentityDb db, string kid, CancellationToken cancel)
    {
        var stored = await db.Keys.AsNoTracking().Where(key => key.Use == Sign).ToListAsync(cancel);
        return stored.Find(key => Open(key).KeyId == kid) is { } found
            && await db.Keys.Where(key => key.Use == Sign && key.Number == found.Number).ExecuteDeleteAsync(cancel) > 0;
    }

    private async Task<IReadOnlyList<RsaSecurityKey>> Read(IdentityDb db, string use, IReadOnlyList<RsaSecurityKey> known, CancellationToken cancel)
    {
        var stored = await db.Keys.AsNoTracking().Where(key => key.Use == use).OrderByDescending(key => key.Number).ToListAsync(cancel);
        var announced = clock.GetUtcNow() - Announced;
        var inUse = stored.Find(key => key.Made <= announced.ToUnixTimeSeconds()) ?? stored[^1];
        return [.. stored.OrderByDescending(key => key == inUse).Select(Open).Select(key => known.FirstOrDefault(old => old.KeyId == key.KeyId) ?? key)];
    }

    private async Task Make(IdentityDb db, string use, int number, long now, CancellationToken cancel)
    {
        using var rsa = RSA.Create(2048);
        db.Keys.Add(new() { Use = use, Number = number, Sealed = vault.Seal(use, rsa.ExportPkcs8PrivateKey()), Made = now });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Keys.AnyAsync(key => key.Use == use && key.Number == number, cancel))
            {
                throw;
            }
        }
    }

    private RsaSecurityKey Open(StoredKey stored)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(vault.Open(stored.Use, stored.Sealed), out _);
        return new(rsa) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo())) };
    }
}
