using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>The caller's district.</summary>
    [StaysOpen(Partly = true)]
    public static async Task<District?> District([FromUserContext] Caller caller, [FromServices] Grains grains) =>
        await grains.District(caller).Get() is { } district ? new(caller.District, district) : null;
}

/// <summary>A district, and what it decided about itself.</summary>
public sealed partial class District(DistrictId key, DistrictView view)
{
    /// <summary>The district's id.</summary>
    [Id]
    [StaysOpen]
    public string Id => NodeId.Of("District", key.Value);

    /// <summary>Its alias in addresses and on the command line.</summary>
    [StaysOpen]
    public async Task<string?> Slug([FromServices] DistrictDirectory districts, CancellationToken cancel) => await districts.SlugOf(key, cancel);

    /// <summary>Its name.</summary>
    [StaysOpen]
    public string Name => view.Name;

    /// <summary>Whether it is real or for training.</summary>
    [StaysOpen]
    public DistrictKind Kind => view.Kind;

    /// <summary>Its IANA time zone.</summary>
    [StaysOpen]
    public string TimeZone => view.Zone;

    /// <summary>Its policy.</summary>
    public Policy Policy => new(view.Policy);

    /// <summary>All notices that were ever published, oldest first.</summary>
    public IEnumerable<Notice> Notices => view.Notices.Select(notice => new Notice(notice));

    /// <summary>The notices on which a grant may rest now, one per language.</summary>
    public IEnumerable<Notice> NoticesInForce => Notices.Where(notice => view.InForce.Contains(notice.Key));

    /// <summary>Whether the district's journal is whole, as the last check in the background found it; null where none has ended yet. For district leads and administrators.</summary>
    public async Task<bool?> JournalWhole(
        [FromUserContext] Caller caller, [FromServices] Grains grains, [FromServices] RosterDirectory rosters, [FromServices] DistrictDays days, CancellationToken cancel)
    {
        var today = await days.Today(caller);
        return (await rosters.Facts(key, [new(caller.By)], new(caller.By), cancel)).People.Values.Any(by => by.Is(Role.DistrictLead, today) || by.Is(Role.DistrictAdministrator, today))
            ? await grains.District(caller).JournalWhole()
            : throw new RefusedError(Refusal.NotAllowed);
    }
}

/// <summary>A notice's text in one language: what a teacher reads before she consents.</summary>
public sealed class Notice(NoticeView view)
{
    internal Guid Key => view.Id;

    /// <summary>The notice's id, which a grant names.</summary>
    [Id]
    public string Id => NodeId.Of("Notice", view.Id);

    /// <summary>Its number among the notices of its language, from 1.</summary>
    public int Number => view.Number;

    /// <summary>Its language.</summary>
    public NoticeLanguage Language => view.Language;

    /// <summary>The text.</summary>
    public string Text => view.Text;
}

/// <summary>What a district decided within the product's bounds.</summary>
public sealed class Policy(PolicyView view)
{
    /// <summary>Days between two invitations of one coach to one teacher, counted from sending.</summary>
    public int CooldownDays => view.CooldownDays;

    /// <summary>Invitations that one coach may send in seven days.</summary>
    public int SendingsPerWeek => view.SendingsPerWeek;

    /// <summary>The smallest number of people of whom a figure may be shown.</summary>
    public int Threshold => view.Threshold;
}

/// <summary>The notice as published, or why it was not.</summary>
public sealed class PublishNoticePayload(Answer<NoticeView> answer) : Payload(answer.Refusal)
{
    /// <summary>The notice; null where errors say why.</summary>
    public Notice? Notice => answer.Value is { } notice ? new(notice) : null;
}

/// <summary>The policy as set, or why it was not.</summary>
public sealed class SetPolicyPayload(Answer<PolicyView> answer) : Payload(answer.Refusal)
{
    /// <summary>The policy; null where errors say why.</summary>
    public Policy? Policy => answer.Value is { } policy ? new(policy) : null;
}
