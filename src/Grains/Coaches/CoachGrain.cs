using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>A coach's profile and sendings; it asks nothing of any teacher's stream.</summary>
[GrainType("coach")]
internal sealed class CoachGrain(GrainServices services)
    : DecidingGrain<Coach, CoachEvent>(StreamKind.Coach, services, new(), Coach.Evolve, (_, _, events) => events.SelectMany(CoachRows.Of)), ICoachGrain
{
    protected override bool WaitsForDistrict => true;

    public async Task<Answer<ProfileView>> PublishProfile(ProfileAsked asked)
    {
        if (asked.By != Id)
        {
            return Refuse<ProfileView>(Refusal.NotAllowed);
        }

        if (asked.Statement.Length > Texts.Statement)
        {
            return Refuse<ProfileView>(Texts.TooLong);
        }

        var statement = await Services.Content.SealText(District, Id, asked.Statement);
        var experience = new Experience(asked.YearsTaught, asked.LastTaught, [.. asked.Subjects.Distinct().Select(subject => new SubjectId(subject))]);
        return await Settle(
            Asking.Of("publish-profile", asked.Operation, asked.By, asked, AskedJson.Default.ProfileAsked),
            fresh => Services.Neighbourhood.Person(District, new(Id), fresh),
            (coach, by) => new PublishProfile(by, experience, statement.Reference, Today).Decide(coach),
            (_, _) => View(experience, asked.Statement),
            _ => [statement.Item]);
    }

    public Task<Answer<InvitationView>> SendInvitation(InvitationAsked asked) =>
        Settle(
            Asking.Of("send-invitation", asked.Operation, asked.By, asked, AskedJson.Default.InvitationAsked),
            fresh => Services.Neighbourhood.Inviting(District, new(asked.By), new(asked.Teacher), fresh),
            (coach, around) => asked.By != Id ? Refusal.NotAllowed
                : new SendInvitation(asked.Operation, around.Coach, around.Teacher, around.Introduced, around.Policy, around.Today) { Elsewhere = around.Elsewhere }.Decide(coach),
            (coach, _) => View(coach.Sent.First(sent => sent.Invitation.Value == asked.Operation)));

    public async Task<ProfileView?> Profile() =>
        (await Look()).Profile is { } profile && await Services.Content.OpenText(District, Id, profile.Statement.Item) is { } statement ? View(profile.Experience, statement) : null;

    private ProfileView View(Experience experience, string statement) =>
        new(Id, experience.YearsTaught, experience.LastTaught, [.. experience.Subjects.Select(subject => subject.Value)], statement);

    private static InvitationView View(CoachEvent.InvitationSent sent) =>
        new(sent.Invitation.Value, sent.Teacher.Value, sent.Day, sent.Day.AddDays(Domain.SendInvitation.OpenDays - 1));
}
