using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>The register of districts; an operator's, and without a person in it.</summary>
[GrainType("register")]
internal sealed class RegisterGrain(GrainServices services)
    : DecidingGrain<Register, RegisterEvent>(StreamKind.Register, services, new(), Domain.Register.Evolve, RegisterRows.Of), IRegisterGrain
{
    public Task<Answer<RegisteredView>> Register(RegistrationAsked asked) =>
        Settle(
            Asking.Of("register", asked.Operation, Guid.Empty, asked, AskedJson.Default.RegistrationAsked),
            Known.Nothing,
            (register, _) => new RegisterDistrict(asked.Operation, new(asked.Slug)).Decide(register),
            (_, _) => new RegisteredView(asked.Operation, asked.Slug));

    public Task<Answer<DoneView>> BeginDeletion(DeletionBeginning asked)
    {
        var counts = new DistrictCounts(asked.Counts.People, asked.Counts.Schools, asked.Counts.Keys, asked.Counts.Texts, asked.Counts.Rows, asked.Counts.Streams, asked.Counts.Events);
        return Say(register => WorkOnDeletion.Begin(register, new(new(asked.District), new(asked.Client), asked.Ordered, counts, asked.Checkpoint, new(asked.Signature))));
    }

    public Task<Answer<DoneView>> CountSignIns(SignInsAsked asked) =>
        Say(register => WorkOnDeletion.Counted(register, new(asked.District), new(asked.Accounts, asked.Links, asked.Apps, asked.Tokens, asked.Others)));

    public Task<Answer<DoneView>> SignInsDeleted(Guid district) => Say(register => WorkOnDeletion.SignInsDeleted(register, new(district)));

    public Task<Answer<DoneView>> ContentDeleted(Guid district) => Say(register => WorkOnDeletion.ContentDeleted(register, new(district)));

    /// <summary>What the service says by itself, again and again until it is there: the rule knows whether it is.</summary>
    private Task<Answer<DoneView>> Say(Func<Register, Decision<RegisterEvent>> decide) =>
        Settle(new("work-on-deletion", Guid.NewGuid(), Guid.Empty, ""), Known.Nothing, (register, _) => decide(register), (_, _) => DoneView.Now);
}
