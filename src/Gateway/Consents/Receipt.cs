using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>Proves that a consent was granted, on which notice and when; never that it is live. Hers alone.</summary>
public sealed class Receipt(ReceiptView view)
{
    /// <summary>The consent that was granted.</summary>
    [Id]
    public string ConsentId => NodeId.Of("Consent", view.Consent);

    /// <summary>For whom.</summary>
    [Id]
    public string PartnerId => NodeId.Of("Person", view.Partner);

    /// <summary>In which capacity.</summary>
    public PartnerKind As => view.As;

    /// <summary>From which preset.</summary>
    public PresetKind Preset => view.Preset;

    /// <summary>What it covered when it was granted.</summary>
    public Scope Scope => new(view.Scope);

    /// <summary>The first day.</summary>
    public DateOnly From => view.Days.From;

    /// <summary>The last day.</summary>
    public DateOnly Until => view.Days.Until;

    /// <summary>The notice on which it rests.</summary>
    [Id]
    public string NoticeId => NodeId.Of("Notice", view.Notice);

    /// <summary>When it was granted.</summary>
    public DateTimeOffset GrantedAt => view.GrantedAt;

    /// <summary>The value of her journal's hash chain after the grant: 64 hexadecimal digits.</summary>
    public string JournalHash => Convert.ToHexStringLower(view.Hash.AsSpan());
}
