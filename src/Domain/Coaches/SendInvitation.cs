using System.Collections.Immutable;
using static DistrictCoaching.Domain.CoachEvent;

namespace DistrictCoaching.Domain;

/// <summary>
/// A coach invites a teacher of a school to which she was introduced. Decided on her own sendings alone: no rule here knows what any teacher answered, set or granted.
/// </summary>
/// <param name="By">The coach, from the roster.</param>
/// <param name="Teacher">The teacher, from the roster; null where it does not know her.</param>
/// <param name="Introduced">The schools to which the coach was introduced.</param>
public sealed record SendInvitation(Guid Operation, PersonFacts? By, PersonFacts? Teacher, ImmutableHashSet<SchoolId> Introduced, Policy Policy, DateOnly Today)
{
    /// <summary>For how many days an invitation is <c>sent</c>; then it has ended, whatever she answered.</summary>
    public const int OpenDays = 14;

    /// <summary>What she sent under other records that are said to be hers.</summary>
    public ImmutableArray<InvitationSent> Elsewhere { get; init; } = [];

    public Decision<CoachEvent> Decide(Coach coach) => Decide(coach, [.. coach.Sent, .. Elsewhere]);

    private Decision<CoachEvent> Decide(Coach coach, ImmutableArray<InvitationSent> sendings) =>
        By is null || !By.Is(Role.Coach, Today) ? Refusal.NotAllowed
        : By.SealedOn(Today) ? Sealing.Sealed
        : coach.Sent.FirstOrDefault(sent => sent.Invitation.Value == Operation) is { } earlier ? earlier.Teacher == Teacher?.Person ? [] : Refusal.OperationReused
        : coach.Profile is null ? new Refusal("PROFILE_MISSING")
        : Teacher is not { Active: true } || Teacher.Person == By.Person || !Coached(Teacher) ? Refusal.NotFound
        : Teacher.Schools(Today).Any(school => By.Evaluates(school, Today)) ? new Refusal("PARTNER_EVALUATES")
        : !Teacher.Schools(Today).Overlaps(Introduced) ? new Refusal("NOT_INTRODUCED")
        : sendings.Any(sent => Teacher.IsSame(sent.Teacher) && Today < sent.Day.AddDays(Policy.CooldownDays)) ? new Refusal("COOLDOWN")
        : sendings.Count(sent => Today < sent.Day.AddDays(7)) >= Policy.SendingsPerWeek ? new Refusal("TOO_MANY_INVITATIONS")
        : [new InvitationSent(new(Operation), Teacher.Person, Today)];

    private bool Coached(PersonFacts teacher) => teacher.Is(Role.Teacher, Today) || teacher.Is(Role.Staff, Today);
}
