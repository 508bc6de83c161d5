using System.Text;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

internal sealed partial class TeacherGrain
{
    public async Task<Answer<ActivityView>> RecordActivity(ActivityAsked asked)
    {
        if (asked.Note is { Length: > Texts.Note })
        {
            return Refuse<ActivityView>(Texts.TooLong);
        }

        // sealed only where the rule lets it pass, so that asking leaves no trace of a teacher who consented to nothing
        var note = asked.Note is { Length: > 0 } text && Rule(asked, null, (await Around(new(asked.Partner))(false)).Facts).Decide(await Recall()).Refusal is null
            ? await Services.Content.SealText(District, Id, text)
            : ((ContentRef Reference, SealedItem Item)?)null;
        return await Settle(
            Asking.Of("record-activity", asked.Operation, asked.By, asked, AskedJson.Default.ActivityAsked),
            Around(new(asked.Partner)),
            (teacher, around) => Rule(asked, note?.Reference, around).Decide(teacher) switch
            {
                { Refusal: null } when note is null && !string.IsNullOrEmpty(asked.Note) => Refusal.TryAgain,    // granted between the two looks
                var decided => decided,
            },
            (teacher, around) => TeacherWire.View(teacher.Find(new ActivityId(asked.Operation))!, around.Today),
            note is { } written ? [written.Item] : []);
    }

    private RecordActivity Rule(ActivityAsked asked, ContentRef? note, Surroundings around) => new(
        asked.Operation, Self, new(asked.By), new(asked.Partner), new(asked.Kind, new(asked.Subject), new(asked.Skill), asked.Day), asked.Minutes, note, around);

    public Task<Answer<ActivityView>> AnswerRecord(RecordAnswerAsked asked) =>
        Settle(
            Asking.Of("answer-record", asked.Operation, asked.By, asked, AskedJson.Default.RecordAnswerAsked),
            Around(asked.By == Id ? null : new(asked.By)),
            (teacher, around) => new AnswerRecord(Self, new(asked.By), new(asked.Activity), asked.Confirms, around).Decide(teacher),
            (teacher, around) => TeacherWire.View(teacher.Find(new ActivityId(asked.Activity))!, around.Today));

    public Task<Answer<TextView>> ReadNote(NoteAsked asked) => asked.By == Id ? ReadOwnNote(asked.Activity) : ReadNoteAsPartner(asked);

    private async Task<Answer<TextView>> ReadOwnNote(Guid activity) =>
        (await Recall()).Find(new ActivityId(activity))?.Note is { } note && await Services.Content.OpenText(District, Id, note.Item) is { } text
            ? new(new(text), null)
            : Refuse<TextView>(Refusal.NotFound);

    /// <summary>What is given is confirmed by the very transaction that logs it; what is refused, by a head read.</summary>
    private Task<Answer<TextView>> ReadNoteAsPartner(NoteAsked asked) =>
        Ask<Surroundings, TextView>(Around(new(asked.By)), async (teacher, around, guards) =>
        {
            var activity = teacher.Find(new ActivityId(asked.Activity));
            var refusal = !teacher.LiveFor(new(asked.By), around) ? Teacher.NothingLive
                : activity?.Partner.Value != asked.By || activity.Note is null ? Refusal.NotFound
                : teacher.Missing(new(asked.By), activity.Act, around);
            if (refusal is not null)
            {
                return Given<TextView>.Unconfirmed(Refuse<TextView>(refusal));
            }

            var reading = await Services.Content.OpenFor(District, new(asked.By), Id, activity!.Note!.Item, guards);
            return reading.Outcome == Outcome.Moved ? Given<TextView>.Moved
                : reading.Content is { } text ? Given<TextView>.Confirmed(new(new(Encoding.UTF8.GetString(text.Span)), null))
                : Given<TextView>.Unconfirmed(Refuse<TextView>(Refusal.NotFound));
        });
}
