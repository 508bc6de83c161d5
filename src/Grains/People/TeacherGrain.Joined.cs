using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains;

internal sealed partial class TeacherGrain
{
    public async Task<Answer<TeacherView>> Joined(Guid by)
    {
        var (_, around) = await Look(Around(new(by)));
        return IsJoined(around) ? new(await Own(), null) : Refuse<TeacherView>(Refusal.NotFound);
    }

    /// <summary>Whether the other person is she herself, under a record that this one was merged into; not while she is sealed.</summary>
    private bool IsJoined(Surroundings around) => around.Partner is { Active: true } other && other.Joined.Contains(Self) && !other.SealedOn(around.Today);
}
