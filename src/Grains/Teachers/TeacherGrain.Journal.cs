using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

internal sealed partial class TeacherGrain
{
    private StreamKey ReadsStream => new(District, StreamKind.Access, Id);

    public async Task<ReceiptView?> Receipt(Guid consent)
    {
        foreach (var past in await History())
        {
            if (Catalogue.Read(past.Type, past.Body) is TeacherEvent.ConsentGranted granted && granted.Consent.Value == consent)
            {
                return new(
                    consent, granted.Partner.Value, granted.As, granted.Preset, TeacherWire.View(granted.Scope), TeacherWire.View(granted.Days), granted.Notice.Value, past.Time, Bytes(past.Hash));
            }
        }

        return null;
    }

    public async Task<JournalEntriesView> Journal(int skip, int first)
    {
        var all = (await Entries(new(0, 0))).OrderByDescending(entry => entry.Time).ThenBy(entry => entry.Part).ThenByDescending(entry => entry.Version).ToList();
        return new([.. all.Skip(skip).Take(first)], all.Count);
    }

    public async Task<JournalSinceView> JournalSince(JournalPlace? since, int first)
    {
        var place = since ?? new(0, 0);
        var entries = (await Entries(place)).OrderBy(entry => entry.Time).ThenBy(entry => entry.Part).ThenBy(entry => entry.Version).ToList();
        var told = since is null ? entries : entries.Take(first).ToList();
        return new(since is null ? [] : [.. told], new(place.Acts + Of(JournalPart.Acts), place.Reads + Of(JournalPart.Reads)), place.Acts + place.Reads + entries.Count);

        int Of(JournalPart part) => told.Count(entry => entry.Part == part);
    }

    public async Task<VerificationView> Verify()
    {
        foreach (var (part, stream) in new[] { (JournalPart.Acts, Stream), (JournalPart.Reads, ReadsStream) })
        {
            if (await verification.Stream(stream) is { } broken)
            {
                return new(false, part, broken.Version, broken.What.ToString());
            }
        }

        return new(true, null, null, null);
    }

    private async Task<IEnumerable<JournalEntryView>> Entries(JournalPlace after) =>
        (await Services.Journal.Read(Stream, after.Acts)).Select(past => Entry(JournalPart.Acts, past, Concerns(Catalogue.Read(past.Type, past.Body))))
            .Concat((await Services.Journal.Read(ReadsStream, after.Reads)).Select(past => Entry(JournalPart.Reads, past, AccessEntry.Read(past.Body).Value)));

    private static JournalEntryView Entry(JournalPart part, Past past, Guid? concerns) =>
        new(part, past.Version, past.Type, past.Time, past.Actor, concerns, Bytes(past.Hash));

    private static Guid? Concerns(object happened) => happened switch
    {
        TeacherEvent.ConsentGranted e => e.Consent.Value,
        TeacherEvent.ConsentWidened e => e.Consent.Value,
        TeacherEvent.ConsentRenewed e => e.Consent.Value,
        TeacherEvent.ConsentPaused e => e.Consent.Value,
        TeacherEvent.ConsentHeld e => e.Consent.Value,
        TeacherEvent.ConsentResumed e => e.Consent.Value,
        TeacherEvent.ConsentWithdrawn e => e.Consent.Value,
        TeacherEvent.ConsentEnded e => e.Consent.Value,
        TeacherEvent.PartnershipEnded e => e.Partner.Value,
        TeacherEvent.ProposalDeclined e => e.Operation,
        TeacherEvent.StageMoved e => e.Partner.Value,
        TeacherEvent.ActivityRecorded e => e.Activity.Value,
        TeacherEvent.ActivityConfirmed e => e.Activity.Value,
        TeacherEvent.ActivityDisputed e => e.Activity.Value,
        TeacherEvent.InvitationAnswered e => e.Invitation.Value,
        TeacherEvent.EvaluatorAssigned e => e.Evaluator.Value,
        TeacherEvent.EvaluatorReleased e => e.Evaluator.Value,
        _ => null,
    };

    private static ImmutableArray<byte> Bytes(ReadOnlyMemory<byte> bytes) => ImmutableCollectionsMarshal.AsImmutableArray(bytes.ToArray());
}
