using DistrictCoaching.Domain;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>Who asks, as the access token says, and in which role she acts.</summary>
    /// <param name="actingAs">One of her roles today. What is hers as coachee shows only as TEACHER or STAFF, what is hers as coach only as COACH.</param>
    [StaysOpen(Partly = true)]
    public static async Task<Viewer> Viewer(Role? actingAs, [FromUserContext] Caller caller, IResolveFieldContext context)
    {
        if (actingAs is { } role)
        {
            await context.RequestServices!.GetRequiredService<Acting>().Check(caller, role);
        }

        return new(caller, actingAs);
    }
}

/// <summary>Who asks.</summary>
public sealed partial class Viewer(Caller caller, Role? actingAs)
{
    /// <summary>The person's id; null where a client acts for itself.</summary>
    [Id]
    [StaysOpen]
    public string? Id => caller.Person is { } person ? NodeId.Of("Person", person.Value) : null;

    /// <summary>The district that the access token is for.</summary>
    [Id]
    [StaysOpen]
    public string DistrictId => NodeId.Of("District", caller.District.Value);

    /// <summary>The language of sentences in answers: en or es.</summary>
    [StaysOpen]
    public string Language => caller.Language;

    /// <summary>The role in which she acts now.</summary>
    [StaysOpen]
    public Role? ActingAs => actingAs;

    /// <summary>The person, as the district's roster has her; null where a client acts for itself.</summary>
    [StaysOpen]
    public async Task<Person?> Person([FromServices] Lists lists, CancellationToken cancel) => await lists.Record(caller, caller.By, cancel);

    /// <summary>Records that a district lead merged with the caller's.</summary>
    public async Task<IEnumerable<PersonMerge>> Merges([FromServices] Grains grains) => (await grains.Roster(caller).Merges(caller.By)).Merges.Select(merge => new PersonMerge(merge, caller));

    /// <summary>The last day on which her coaching is closed to whoever signs in as her, after a change of who she is in the roster; null where it is open. Told to her alone.</summary>
    [StaysOpen]
    public Task<DateOnly?> SealedUntil([FromServices] Sealed closed, CancellationToken cancel) => closed.Until(caller, cancel);

    /// <summary>What is hers as one who may be coached; null unless she acts as TEACHER or STAFF, and refused while she is sealed.</summary>
    [StaysOpen]
    public Task<TeacherSelf?> AsTeacher([FromServices] Sealed closed, CancellationToken cancel) => Open<TeacherSelf>(actingAs is Role.Teacher or Role.Staff, () => new(caller), closed, cancel);

    /// <summary>What is hers as coach; null unless she acts as COACH, and refused while she is sealed.</summary>
    public Task<CoachSelf?> AsCoach([FromServices] Sealed closed, CancellationToken cancel) => Open<CoachSelf>(actingAs is Role.Coach, () => new(caller), closed, cancel);

    /// <summary>What is hers as partner of others, coach or peer; null unless she acts as COACH, TEACHER or STAFF, and refused while she is sealed.</summary>
    public Task<PartnerSelf?> AsPartner([FromServices] Sealed closed, CancellationToken cancel) =>
        Open<PartnerSelf>(actingAs is Role.Coach or Role.Teacher or Role.Staff, () => new(caller), closed, cancel);

    private async Task<T?> Open<T>(bool hers, Func<T> make, Sealed closed, CancellationToken cancel)
        where T : class
    {
        if (!hers)
        {
            return null;
        }

        await closed.Check(caller, cancel);
        return make();
    }
}
