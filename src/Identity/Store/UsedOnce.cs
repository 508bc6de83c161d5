using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>What is good once, on whichever replica, so that a copy of it is worth nothing.</summary>
internal sealed class UsedOnce(IdentityDb db)
{
    /// <summary>False where it was used before. Saves whatever else is to be saved with it.</summary>
    /// <param name="what">What kind of thing it is, and the thing: only a hash is kept.</param>
    /// <param name="until">From when on it is worth nothing by itself; till then it is remembered.</param>
    public async Task<bool> Use(string what, DateTimeOffset until)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(what));
        db.UsedAssertions.Add(new() { Hash = hash, Until = until.ToUnixTimeSeconds() });
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.UsedAssertions.AnyAsync(used => used.Hash == hash))
            {
                return false;
            }

            throw;
        }
    }
}
