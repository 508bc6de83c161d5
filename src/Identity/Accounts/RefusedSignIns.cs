using System.Security.Cryptography;
using System.Text;
using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>
/// Counts what was tried in a person's name and refused: one line of her list for each kind and day, however often and by however many it was tried. Written later, so that how long a refusal takes does not tell
/// whether somebody is in the roster.
/// </summary>
internal sealed class RefusedSignIns(IServiceProvider services, TimeProvider clock, ILogger<RefusedSignIns> logger) : Tally<RefusedSignIn>(services, clock, logger)
{
    public void Count(SignInPerson person, AccountAct kind) => Count(new RefusedSignIn(person.District, person.Person, kind));

    protected override async Task Write(IdentityDb db, RefusedSignIn what, long times, long last, CancellationToken cancel)
    {
        var (id, number) = (Line(what, last), (int)Math.Min(times, int.MaxValue));
        if (await More(db, id, number, last, cancel))
        {
            return;
        }

        db.Acts.Add(new() { Id = id, District = what.District.Value, Person = what.Person.Value, Kind = what.Kind, At = last, Count = number });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await More(db, id, number, last, cancel))    // another replica began it at the same moment
            {
                throw;
            }
        }
    }

    private static async Task<bool> More(IdentityDb db, Guid id, int number, long last, CancellationToken cancel) =>
        await db.Acts.Where(act => act.Id == id).ExecuteUpdateAsync(
            act => act.SetProperty(a => a.Count, a => a.Count > int.MaxValue - number ? int.MaxValue : a.Count + number).SetProperty(a => a.At, a => a.At > last ? a.At : last), cancel) > 0;

    /// <summary>The same for everything of one kind, person and day, on every replica.</summary>
    private static Guid Line(RefusedSignIn what, long at)
    {
        var day = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(at).UtcDateTime);
        return new(SHA256.HashData(Encoding.UTF8.GetBytes($"{what.District.Value:N} {what.Person.Value:N} {(int)what.Kind} {day:O}")).AsSpan(0, 16));
    }
}

internal sealed record RefusedSignIn(DistrictId District, PersonId Person, AccountAct Kind);
