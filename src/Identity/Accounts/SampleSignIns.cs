using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace DistrictCoaching.Identity;

/// <summary>Known passwords for the people of the sample district.</summary>
public interface ISampleSignIns
{
    /// <summary>Gives a person this password, replacing what she had.</summary>
    /// <exception cref="InvalidOperationException">This is not Development with issuer and listener on loopback, or the password is one that nobody could set.</exception>
    Task Seed(DistrictId district, PersonId person, string password, CancellationToken cancel = default);
}

internal sealed class SampleSignIns(
    IdentityDb db, Passwords passwords, IdentitySettings settings, IServer server, IConfiguration configuration) : ISampleSignIns
{
    public async Task Seed(DistrictId district, PersonId person, string password, CancellationToken cancel = default)
    {
        if (!settings.Local || !Addresses().All(Loopback))
        {
            throw new InvalidOperationException("Known passwords are for Development on loopback only.");
        }

        if (Passwords.Refuse(password, Words.English) is { } why)
        {
            throw new InvalidOperationException(why);
        }

        var account = await db.Accounts.SingleOrDefaultAsync(a => a.District == district.Value && a.Person == person.Value, cancel);
        if (account is null)
        {
            db.Accounts.Add(new() { District = district.Value, Person = person.Value, PasswordHash = passwords.Hash(password), Stamp = Passwords.NewStamp() });
        }
        else
        {
            account.PasswordHash = passwords.Hash(password);
            account.Stamp = Passwords.NewStamp();
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Where the server listens or, before it does, is told to.</summary>
    private IEnumerable<string> Addresses()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return bound.Count > 0 ? bound : (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool Loopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
