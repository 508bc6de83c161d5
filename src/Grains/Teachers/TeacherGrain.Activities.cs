using System.Text;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

internal sealed partial class TeacherGrain
{
    public async Task<Answer<ActivityView>> RecordActivity(ActivityAsked asked) =>
        asked.Note is { Length: > Texts.Note }
            ? Refuse<ActivityView>(Texts.TooLong)
            : await Settle(
                Asking.Of("record-activity", asked.Operation, asked.By, asked, AskedJson.Default.ActivityAsked),
                fresh => AroundNote(asked, fresh),
                (teacher, known) => Rule(asked, known.Note?.Reference, known.Around).Decide(teacher),
                (teacher, known) => TeacherWire.View(teacher.Find(new ActivityId(asked.Operation))!, known.Around.Today),
                known => known.Note is { } note ? [note.Item] : []);

    /// <summary>With the note sealed, only where the rule lets it pass: asking leaves no trace of a teacher who consented to nothing.</summary>
    private async Task<Known<(Surroundings Around, (ContentRef Reference, SealedItem Item)? Note)>> AroundNote(ActivityAsked asked, bool fresh)
    {
        var (around, guards) = await Around(new(asked.Partner))(fresh);
        var passes = asked.Note is { Length: > 0 } && Rule(asked, null, around).Decide(await Recall()).Refusal is null;
        return new((around, passes ? await SealText(asked.Note!) : null), guards);
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

    private async Task<Answer<TextView>> ReadOwnNote(Guid activity)
    {
        var (teacher, around) = await Look(Around());
        return around.SealedToHer is { } closed ? Refuse<TextView>(closed)
            : await OpenText(teacher, teacher.Find(new ActivityId(activity))?.Note) is { } text ? new(new(text), null)
            : Refuse<TextView>(Refusal.NotFound);
    }

    /// <summary>What is given is confirmed by the very transaction that logs it; what is refused, by a head read.</summary>
    private Task<Answer<TextView>> ReadNoteAsPartner(NoteAsked asked) =>
        Ask<Surroundings, TextView>(Around(new(asked.By)), async (teacher, around, guards) =>
        {
            var activity = teacher.Find(new ActivityId(asked.Activity));
            if (around.PartnerIsHerself)
            {
                return Given<TextView>.Unconfirmed(await OpenText(teacher, activity?.Note) is { } own ? new(new(own), null) : Refuse<TextView>(Refusal.NotFound));
            }

            var refusal = !teacher.LiveFor(new(asked.By), around) ? Teacher.NothingLive
                : activity?.Partner.Value != asked.By || activity.Note is null ? Refusal.NotFound
                : teacher.Missing(new(asked.By), activity.Act, around);
            if (refusal is not null)
            {
                return Given<TextView>.Unconfirmed(Refuse<TextView>(refusal));
            }

            var reading = await Services.Content.OpenFor(District, new(asked.By), Id, activity!.Note!.Item, guards, Key(teacher));
            return reading.Outcome == Outcome.Moved ? Given<TextView>.Moved
                : reading.Content is { } text ? Given<TextView>.Confirmed(new(new(Encoding.UTF8.GetString(text.Span)), null))
                : Given<TextView>.Unconfirmed(Refuse<TextView>(Refusal.NotFound));
        }, hers: around => around.PartnerIsHerself);
}
