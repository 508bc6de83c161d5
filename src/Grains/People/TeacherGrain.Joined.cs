using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains;

internal sealed partial class TeacherGrain
{
    public async Task<Answer<TeacherView>> Joined(Guid by)
    {
        var (_, around) = await Look(Around(new(by)));
        return around.PartnerIsHerself ? new(await Own(), null) : Refuse<TeacherView>(Refusal.NotFound);
    }

    public Task<Answer<JournalEntriesView>> JoinedJournal(Guid by, int skip, int first) => IfJoined<JournalEntriesView>(by, async () => await Journal(skip, first));

    public Task<Answer<VerificationView>> JoinedVerification(Guid by) => IfJoined<VerificationView>(by, async () => await Verify());

    public Task<Answer<ReceiptView>> JoinedReceipt(Guid by, Guid consent) => IfJoined(by, () => Receipt(consent));

    public Task<Answer<TextView>> JoinedAnswer(Guid by, Guid invitation) => IfJoined(by, () => OwnAnswer(invitation));

    private async Task<Answer<T>> IfJoined<T>(Guid by, Func<Task<T?>> read)
        where T : class => (await Look(Around(new(by)))).Facts.PartnerIsHerself && await read() is { } found ? new(found, null) : Refuse<T>(Refusal.NotFound);
}
