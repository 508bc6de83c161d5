using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

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
        return await Settle(
            Asking.Of("answer-invitation", asked.Operation, asked.By, asked, AskedJson.Default.AnswerAsked),
            async fresh =>
            {
                var (around, guards) = await Around()(fresh);
                return new Known<(Surroundings Around, (ContentRef Reference, SealedItem Item) Answer)>((around, received ? await SealText(asked.Answer.ToString()) : default), guards);
            },
            (teacher, known) => new AnswerInvitation(Self, new(asked.Invitation), received, known.Answer.Reference, known.Around).Decide(teacher),
            (_, _) => DoneView.Now,
            known => received ? [known.Answer.Item] : []);
    }

    public async Task<TextView?> OwnAnswer(Guid invitation) =>
        await Look() is var teacher && await OpenText(teacher, teacher.Answers.GetValueOrDefault(new(invitation))) is { } text ? new(text) : null;
}
