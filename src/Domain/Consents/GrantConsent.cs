using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>A teacher consents to work with a partner. Nobody else can: the asker is the teacher whose stream this is.</summary>
/// <param name="Scope">What she narrowed the preset to; activities beyond the preset are allowed, she grants what she names.</param>
/// <param name="Days">Null: as the preset proposes.</param>
public sealed record GrantConsent(
    Guid Operation, PersonId By, PersonId Partner, PartnerKind As, PresetKind Preset, Scope Scope, Days? Days, NoticeId Notice, InvitationId? Invitation, Surroundings Around)
{
    public Decision<TeacherEvent> Decide(Teacher teacher)
    {
        if (Around.NotHerself(By) is { } notHers)
        {
            return notHers;
        }

        if (Around.Partner is not { Active: true } partner || partner.Person != Partner || !As.ServedBy(partner, Around.Today))
        {
            return Refusal.NotFound;
        }

        if (Partner == By)
        {
            return new Refusal("PARTNER_IS_SELF");
        }

        if (teacher.EvaluatedBy(Partner, Around))
        {
            return new Refusal("PARTNER_EVALUATES");
        }

        if (Domain.Preset.Find(Preset) is not { } preset)
        {
            return new Refusal("UNKNOWN_PRESET");
        }

        var days = Days ?? preset.From(Around.Today, Around.Calendar);
        if ((Scope.Wrong() ?? Around.Wrong(days) ?? Around.Outdated(Notice)) is { } wrong)
        {
            return wrong;
        }

        if (teacher.Find(new ConsentId(Operation)) is not null)
        {
            return Refusal.OperationReused;    // or a withdrawn consent would come back under its own id
        }

        return teacher.StandingConsents(Partner, Around).Any(consent => consent.Scope.Includes(Scope) && consent.Until >= days.Until)
            ? new Refusal("ALREADY_GRANTED")
            : [new ConsentGranted(new(Operation), Partner, As, Preset, Scope, days, preset.Uses, Notice, Invitation, Around.Today)];
    }
}
