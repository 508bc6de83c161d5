using System.Text.Json.Serialization;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>A command that only the teacher herself can give, whole: what is done when she does, and what a proposal carries until then.</summary>
[JsonDerivedType(typeof(Grant), "grant"), JsonDerivedType(typeof(Widen), "widen"), JsonDerivedType(typeof(Renew), "renew"), JsonDerivedType(typeof(Resume), "resume")]
public abstract record Proposed
{
    public sealed record Grant(GrantAsked Asked) : Proposed;

    public sealed record Widen(WidenAsked Asked) : Proposed;

    public sealed record Renew(RenewAsked Asked) : Proposed;

    public sealed record Resume(ConsentAsked Asked) : Proposed;

    private Proposed()
    {
    }

    [JsonIgnore]
    public Guid By => this switch { Grant p => p.Asked.By, Widen p => p.Asked.By, Renew p => p.Asked.By, Resume p => p.Asked.By, _ => throw Unknown };

    /// <summary>Under which it is confirmed or declined, whichever comes first.</summary>
    [JsonIgnore]
    public Guid Operation => this switch { Grant p => p.Asked.Operation, Widen p => p.Asked.Operation, Renew p => p.Asked.Operation, Resume p => p.Asked.Operation, _ => throw Unknown };

    private static InvalidOperationException Unknown => new("There is no such proposal.");

    public Task<Answer<ConsentView>> Perform(ITeacherGrain teacher) => this switch
    {
        Grant p => teacher.GrantConsent(p.Asked),
        Widen p => teacher.WidenConsent(p.Asked),
        Renew p => teacher.RenewConsent(p.Asked),
        Resume p => teacher.ResumeConsent(p.Asked),
        _ => throw Unknown,
    };

    /// <summary>With its scope in order and each thing named once, so that it has a largest size; refused by the lists that are the same for everybody, and by nothing of hers.</summary>
    public (Proposed? Proposed, Refusal? Refusal) Checked() => this switch
    {
        Grant p => InOrder(p.Asked.Scope, scope => new Grant(p.Asked with { Scope = scope })),
        Widen p => InOrder(p.Asked.Scope, scope => new Widen(p.Asked with { Scope = scope })),
        _ => (this, null),
    };

    public static Domain.Scope ScopeOf(ScopeView view) => Domain.Scope.Of(
        view.Activities, view.Subjects.Select(subject => new SubjectId(subject)), view.Skills.Select(skill => new SkillId(skill)), view.Weekdays);

    private static (Proposed?, Refusal?) InOrder(ScopeView asked, Func<ScopeView, Proposed> with)
    {
        var scope = ScopeOf(asked);
        return scope.Wrong() is { } wrong
            ? (null, wrong)
            : (with(new(scope.Activities, [.. scope.Subjects.Select(subject => subject.Value)], [.. scope.Skills.Select(skill => skill.Value)], scope.Weekdays)), null);
    }
}

/// <summary>A proposal as it is sealed.</summary>
/// <param name="Until">From then on it is nothing.</param>
internal sealed record SealedProposal(DateTimeOffset Until, Proposed Proposed);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SealedProposal))]
internal sealed partial class ProposedJson : JsonSerializerContext;
