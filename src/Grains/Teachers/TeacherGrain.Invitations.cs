using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains;

internal sealed partial class TeacherGrain
{
    public async Task<Answer<DoneView>> AnswerInvitation(AnswerAsked asked)
    {
        if (asked.By != Id || !Enum.IsDefined(asked.Answer))
        {
            return Refuse<DoneView>(Refusal.NotFound);
        }

        // received or not is a fact of the sender's stream that never changes, so it needs no guard
        var received = (await Services.Database.Query(
            District, "select 1 from invitations where tenant = $1 and teacher = $2 and invitation = $3", _ => true, [Id, asked.Invitation])).Count > 0;
        var sealedAnswer = received ? await Services.Content.SealText(District, Id, asked.Answer.ToString()) : default;
        return await Settle(
            Asking.Of("answer-invitation", asked.Operation, asked.By, asked, AskedJson.Default.AnswerAsked),
            Around(),
            (teacher, around) => new AnswerInvitation(Self, new(asked.Invitation), received, sealedAnswer.Reference, around).Decide(teacher),
            (_, _) => DoneView.Now,
            _ => received ? [sealedAnswer.Item] : []);
    }

    public async Task<TextView?> OwnAnswer(Guid invitation) =>
        (await Look()).Answers.TryGetValue(new(invitation), out var answer) && await Services.Content.OpenText(District, Id, answer.Item) is { } text ? new(text) : null;
}
