using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>Our accounts as the platform's passkey handler reads them; what it found right is written by <see cref="Passkeys"/>.</summary>
internal sealed class PasskeyStore(IdentityDb db) : IUserPasskeyStore<Account>
{
    /// <summary>Account and district in 43 signs; what an authenticator keeps as the user's handle.</summary>
    public static string Handle(Guid district, Guid person) => Base64Url.EncodeToString([.. district.ToByteArray(), .. person.ToByteArray()]);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(Handle(user.District, user.Person));

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        var ids = new byte[32];
        return userId.Length == Base64Url.GetEncodedLength(ids.Length) && Base64Url.TryDecodeFromChars(userId, ids, out var length) && length == ids.Length
            ? await Find(new(ids.AsSpan(0, 16)), new(ids.AsSpan(16)), cancellationToken)
            : null;
    }

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(p => p.Id == credentialId, cancellationToken) is { } passkey ? await Find(passkey.District, passkey.Person, cancellationToken) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await GetPasskeysAsync(user, cancellationToken)).SingleOrDefault(passkey => passkey.CredentialId.AsSpan().SequenceEqual(credentialId));

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await db.Passkeys.AsNoTracking().Where(p => p.District == user.District && p.Person == user.Person).ToListAsync(cancellationToken)).Select(Info)];

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private Task<Account?> Find(Guid district, Guid person, CancellationToken cancel) =>
        db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.District == district && a.Person == person, cancel);

    private static UserPasskeyInfo Info(StoredPasskey passkey) => new(
        passkey.Id, passkey.PublicKey, DateTimeOffset.FromUnixTimeSeconds(passkey.Made), (uint)passkey.SignCount, passkey.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        isUserVerified: true, passkey.BackupEligible, passkey.BackedUp, attestationObject: [], clientDataJson: [])
    {
        Name = passkey.Name,
    };
}
