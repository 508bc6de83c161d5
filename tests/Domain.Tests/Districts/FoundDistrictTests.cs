using System.Collections.Immutable;
using static DistrictCoaching.Domain.DistrictEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Districts;

public sealed class FoundDistrictTests
{
    private static readonly ImmutableArray<NoticePublished> Notices =
        [new(Notice, 1, NoticeLanguage.English, Sealed()), new(NoticeEs, 1, NoticeLanguage.Spanish, Sealed())];

    private static readonly FoundDistrict Asked = new(DistrictKind.Live, new("America/Chicago"), Sealed(), Notices);

    private static readonly DistrictFounded Founded = new(Asked.Kind, Asked.Zone, Asked.Name);

    [Fact]
    public void It_begins_with_its_notices_in_force()
    {
        var (events, refusal) = Asked.Decide(new());
        Assert.Null(refusal);
        Assert.Equal([Founded, .. Notices], events);
        var district = events.Aggregate(new District(), District.Evolve);
        Assert.Equal([Notice, NoticeEs], district.InForce.Select(notice => notice.Notice));
        Assert.Equal(Policy.Default, district.Policy);
    }

    [Fact]
    public void Founded_again_it_stays_as_it_is()
    {
        var (events, refusal) = (Asked with { Zone = new("Nowhere") }).Decide(new() { Founded = Founded });
        Assert.Empty(events);
        Assert.Null(refusal);
    }

    [Theory, InlineData("Chicago"), InlineData(""), InlineData("America/Nowhere"), InlineData("UTC"), InlineData("Central Standard Time")]
    public void A_zone_is_one_of_IANAs(string zone) => Assert.Equal(new("UNKNOWN_ZONE"), (Asked with { Zone = new(zone) }).Decide(new()).Refusal);

    [Fact]
    public void A_kind_is_one_of_two() => Assert.Equal(Refusal.NotFound, (Asked with { Kind = (DistrictKind)2 }).Decide(new()).Refusal);

    [Fact]
    public void Its_day_is_that_of_its_zone()
    {
        var clock = new Fixed(new(2026, 1, 1, 5, 59, 0, TimeSpan.Zero));
        Assert.Equal(new(2025, 12, 31), new ZoneName("America/Chicago").Today(clock));
        Assert.Equal(new(2026, 1, 1), new ZoneName("America/New_York").Today(clock));
    }

    private sealed class Fixed(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
