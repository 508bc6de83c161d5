namespace DistrictCoaching.Domain;

/// <summary>What only a teacher herself can do with a consent.</summary>
public enum ConsentAct
{
    /// <summary>Consent to work with a partner.</summary>
    Grant,

    /// <summary>Let a consent cover more, or last longer too.</summary>
    Widen,

    /// <summary>Let a consent last longer.</summary>
    Renew,

    /// <summary>Resume what is paused or suspended.</summary>
    Resume,
}

/// <summary>What another application proposes to a teacher, as she sees it before she decides.</summary>
/// <param name="Partner">The partner's name.</param>
/// <param name="Scope">What the consent would cover afterwards.</param>
/// <param name="From">Its first day; null where the consent is there already.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Uses">After how many activities it ends by itself; null: it does not.</param>
/// <param name="Notice">The text on which it would rest.</param>
public sealed record ProposedConsent(
    ConsentAct Act, string Partner, PartnerKind As, Scope Scope, DateOnly? From, DateOnly Until, int? Uses, NoticeLanguage Language, string Notice);
