using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains;

internal sealed partial class TeacherGrain
{
    public Task<Answer<ConsentView>> GrantConsent(GrantAsked asked) =>
        Settle(
            Asking.Of("grant-consent", asked.Operation, asked.By, asked, AskedJson.Default.GrantAsked),
            Around(new(asked.Partner)),
            (teacher, around) => new GrantConsent(
                asked.Operation, new(asked.By), new(asked.Partner), asked.As, asked.Preset, TeacherWire.Of(asked.Scope), asked.Days is { } days ? TeacherWire.Of(days) : null,
                new(asked.Notice), asked.Invitation is { } invitation ? new(invitation) : null, around).Decide(teacher),
            (teacher, around) => View(teacher, asked.Operation, around));

    public Task<Answer<ConsentView>> WidenConsent(WidenAsked asked) =>
        Settle(
            Asking.Of("widen-consent", asked.Operation, asked.By, asked, AskedJson.Default.WidenAsked),
            AroundConsent(asked.Consent),
            (teacher, around) => new WidenConsent(new(asked.By), new(asked.Consent), TeacherWire.Of(asked.Scope), asked.Until, new(asked.Notice), around).Decide(teacher),
            (teacher, around) => View(teacher, asked.Consent, around));

    public Task<Answer<ConsentView>> RenewConsent(RenewAsked asked) =>
        Settle(
            Asking.Of("renew-consent", asked.Operation, asked.By, asked, AskedJson.Default.RenewAsked),
            AroundConsent(asked.Consent),
            (teacher, around) => new RenewConsent(new(asked.By), new(asked.Consent), asked.Until, new(asked.Notice), around).Decide(teacher),
            (teacher, around) => View(teacher, asked.Consent, around));

    public Task<Answer<ConsentView>> ResumeConsent(ConsentAsked asked) =>
        Settle(
            Asking.Of("resume-consent", asked.Operation, asked.By, asked, AskedJson.Default.ConsentAsked),
            AroundConsent(asked.Consent),
            (teacher, around) => new ResumeConsent(new(asked.By), new(asked.Consent), around).Decide(teacher),
            (teacher, around) => View(teacher, asked.Consent, around));

    public Task<Answer<ConsentView>> PauseConsent(ConsentAsked asked) =>
        Stop("pause-consent", asked, new PauseConsent(new(asked.Consent), Today).Decide);

    public Task<Answer<ConsentView>> WithdrawConsent(ConsentAsked asked) =>
        Stop("withdraw-consent", asked, new WithdrawConsent(new(asked.Consent)).Decide);

    public Task<Answer<DoneView>> DeclineProposal(DeclineAsked asked) =>
        Settle(
            Asking.Of("decline-proposal", asked.Operation, asked.By, asked, AskedJson.Default.DeclineAsked),
            Known.Nothing,
            (teacher, _) => new DeclineProposal(asked.Operation, Self, new(asked.By)).Decide(teacher),
            (_, _) => DoneView.Now);

    public async Task<bool> Declined(Guid operation) => (await Look()).Declined.Contains(operation);

    /// <summary>Stopping waits for nobody: no fact, no guard. Only she can ask for it, and anybody else is told that there is nothing.</summary>
    private Task<Answer<ConsentView>> Stop(string useCase, ConsentAsked asked, Func<Teacher, Decision<TeacherEvent>> decide) =>
        Settle(
            Asking.Of(useCase, asked.Operation, asked.By, asked, AskedJson.Default.ConsentAsked) with { Stops = true },
            Known.Nothing,
            (teacher, _) => asked.By == Id ? decide(teacher) : Refusal.NotFound,
            (teacher, _) => TeacherWire.View(teacher.Find(new ConsentId(asked.Consent))!, Today));
}
