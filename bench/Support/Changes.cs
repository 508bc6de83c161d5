using DistrictCoaching.Domain;

namespace DistrictCoaching.Bench;

/// <summary>Teachers who pause and resume a consent in turns: an event, a row of a projection and an operation each time.</summary>
internal sealed class Changes(World world)
{
    private readonly List<(Place Place, PersonId Teacher, Guid Consent)> teachers = [];
    private bool[] paused = [];

    public static async Task<Changes> Make(World world, int teachers)
    {
        var changes = new Changes(world) { paused = new bool[teachers] };
        foreach (var (place, teacher) in world.Teachers().Take(teachers))
        {
            changes.teachers.Add((place, teacher, await Seed.Grant(world, place, teacher)));
        }

        return changes;
    }

    public async Task Once(int caller)
    {
        var (place, teacher, consent) = teachers[caller];
        var grain = world.Teacher(place, teacher);
        var asked = new Contracts.ConsentAsked(Guid.NewGuid(), teacher.Value, consent);
        World.Value(paused[caller] ? await grain.ResumeConsent(asked) : await grain.PauseConsent(asked));
        paused[caller] = !paused[caller];
    }
}
