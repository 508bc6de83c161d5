using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>A district lead publishes the notice anew in one language; grants from now on rest on it.</summary>
public sealed record PublishNotice(Guid Operation, PersonFacts? By, NoticeLanguage Language, ContentRef Text, DateOnly Today)
{
    public Decision<DistrictEvent> Decide(District district) =>
        By is null || !By.Is(Role.DistrictLead, Today) ? Refusal.NotAllowed
        : !Enum.IsDefined(Language) ? Refusal.NotFound
        : district.Notices.Any(notice => notice.Notice.Value == Operation) ? Refusal.OperationReused    // or one id would stand for two texts
        : [new NoticePublished(new(Operation), district.Notices.Count(notice => notice.Language == Language) + 1, Language, Text)];
}
