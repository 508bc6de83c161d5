using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>What a teacher allows one partner. Only she sees it.</summary>
public sealed class Consent(ConsentView view)
{
    /// <summary>The consent's id.</summary>
    [Id]
    public string Id => NodeId.Of("Consent", view.Id);

    /// <summary>The partner for whom it is.</summary>
    [Id]
    public string PartnerId => NodeId.Of("Person", view.Partner);

    /// <summary>In which capacity the partner works with her.</summary>
    public PartnerKind As => view.As;

    /// <summary>The preset from which it was made.</summary>
    public PresetKind Preset => view.Preset;

    /// <summary>What it covers.</summary>
    public Scope Scope => new(view.Scope);

    /// <summary>Its last day; a pause does not move it.</summary>
    public DateOnly Until => view.Until;

    /// <summary>How many activities may still be recorded; null: any number.</summary>
    public int? UsesLeft => view.UsesLeft;

    /// <summary>How it stands today.</summary>
    public ConsentState State => view.State;

    /// <summary>Whether it is paused because the service's database was restored from a backup, and what she said after that point is not known for sure: she resumes it if it is still to be.</summary>
    public bool HeldAfterRestore => view.Held;

    /// <summary>The notice on which it rests.</summary>
    [Id]
    public string NoticeId => NodeId.Of("Notice", view.Notice);
}

/// <summary>What a consent covers.</summary>
public sealed class Scope(ScopeView view)
{
    /// <summary>The activities.</summary>
    public IEnumerable<ActivityKind> Activities => view.Activities;

    /// <summary>The subjects.</summary>
    [Id]
    public IEnumerable<string> SubjectIds => view.Subjects.Select(subject => NodeId.Of("Subject", subject));

    /// <summary>The skills; none: as we agree.</summary>
    [Id]
    public IEnumerable<string> SkillIds => view.Skills.Select(skill => NodeId.Of("Skill", skill));

    /// <summary>The weekdays; none: every day.</summary>
    public IEnumerable<DayOfWeek> Weekdays => view.Weekdays;
}

/// <summary>What a consent is to cover.</summary>
/// <param name="Activities">The activities; none: those of the preset.</param>
/// <param name="SubjectIds">The subjects, from taxonomy.subjects.</param>
/// <param name="SkillIds">The skills, from taxonomy.skills; none: as we agree.</param>
/// <param name="Weekdays">The weekdays; none: every day.</param>
public sealed record ScopeInput(IReadOnlyList<ActivityKind>? Activities, [property: Id] IReadOnlyList<string> SubjectIds, [property: Id] IReadOnlyList<string>? SkillIds, IReadOnlyList<DayOfWeek>? Weekdays)
{
    internal ScopeView View(PresetKind? preset = null) => new(
        [.. Activities is { Count: > 0 } named ? named : preset is { } kind ? Domain.Preset.Find(kind)?.Activities ?? [] : []],
        [.. SubjectIds.Select(subject => NodeId.Read("Subject", subject))],
        [.. (SkillIds ?? []).Select(skill => NodeId.Read("Skill", skill))],
        [.. Weekdays ?? []]);
}

/// <summary>The consent as it is after the change, or why it was not changed.</summary>
public class ConsentPayload(Answer<ConsentView> answer) : Payload(answer.Refusal)
{
    /// <summary>The consent; null where errors say why.</summary>
    public Consent? Consent => answer.Value is { } consent ? new(consent) : null;
}

/// <summary>The consent as it is after a change that only the teacher herself makes, or why it was not changed.</summary>
public sealed class OwnConsentPayload(OwnAnswer own) : ConsentPayload(own.Answer)
{
    /// <summary>What waits for her on our own page, with CONFIRMATION_REQUIRED; otherwise null.</summary>
    public Proposal? Proposal => own.Proposal;
}
