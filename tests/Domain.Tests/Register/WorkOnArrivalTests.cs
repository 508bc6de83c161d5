using static DistrictCoaching.Domain.RegisterEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Registers;

public sealed class WorkOnArrivalTests
{
    private static readonly DistrictId Hill = new(Guid.NewGuid()), Vale = new(Guid.NewGuid());
    private static readonly Slug Name = new("hill");
    private static readonly Guid Archive = Guid.NewGuid(), Place = Guid.NewGuid();
    private static readonly Digest All = Sealed().Commitment;
    private static readonly RegisterEvent
        Began = new ArrivalBegan(Hill, Name, Place), Whole = new ArrivalWhole(Hill, Archive, All), Discarded = new ArrivalDiscarded(Hill), Registered = new DistrictRegistered(Hill, Name);

    [Fact]
    public void It_begins_where_neither_it_nor_its_slug_is_known()
    {
        Assert.Equal([Began], WorkOnArrival.Begin(Of(), Hill, Name, Place).Events);
        Assert.Empty(WorkOnArrival.Begin(Of(Began), Hill, Name, Place).Events);
        Assert.Equal([Began], WorkOnArrival.Begin(Of(Began, Whole), Hill, Name, Guid.NewGuid()).Events);    // a newer archive: whole no more, and the place keeps its number
        Assert.Equal(WorkOnArrival.Exists, WorkOnArrival.Begin(Of(Registered), Hill, new("dale"), Place).Refusal);
        Assert.Equal(new("SLUG_TAKEN"), WorkOnArrival.Begin(Of(Registered), Vale, Name, Place).Refusal);
        Assert.Equal(new("SLUG_TAKEN"), WorkOnArrival.Begin(Of(Began), Vale, Name, Place).Refusal);
        Assert.Equal(new("BAD_SLUG"), WorkOnArrival.Begin(Of(), Hill, new("-"), Place).Refusal);
    }

    [Fact]
    public void A_deleted_one_and_its_slug_never_come_back()
    {
        var deleted = Of(Registered, new DeletionBegan(Hill, new("operator"), DateTimeOffset.UnixEpoch, new(0, 0, 0, 0, 0, 0, 0), 0, All));
        Assert.Equal(WorkOnArrival.Exists, WorkOnArrival.Begin(deleted, Hill, Name, Place).Refusal);
        Assert.Equal(new("SLUG_TAKEN"), WorkOnArrival.Begin(deleted, Vale, Name, Place).Refusal);
    }

    [Fact]
    public void Nobody_else_gets_the_slug_of_one_that_is_to_come()
    {
        Assert.Equal(new("SLUG_TAKEN"), new RegisterDistrict(Vale.Value, Name).Decide(Of(Began)).Refusal);
        Assert.Equal(new("SLUG_TAKEN"), new RegisterDistrict(Hill.Value, new("dale")).Decide(Of(Began)).Refusal);
        Assert.Single(new RegisterDistrict(Vale.Value, Name).Decide(Of(Began, Discarded)).Events);
    }

    [Fact]
    public void Only_what_is_whole_and_was_released_is_opened()
    {
        Assert.Equal([Whole], WorkOnArrival.Whole(Of(Began), Hill, Archive, All).Events);
        Assert.Empty(WorkOnArrival.Whole(Of(Began, Whole), Hill, Archive, All).Events);
        Assert.Equal(Refusal.NotFound, WorkOnArrival.Whole(Of(), Hill, Archive, All).Refusal);
        Assert.Equal([Registered], WorkOnArrival.Open(Of(Began, Whole), Hill, Place, Archive, All).Events);
        Assert.Empty(WorkOnArrival.Open(Of(Began, Whole, Registered), Hill, Place, Archive, All).Events);
        Assert.Equal(WorkOnArrival.NotWhole, WorkOnArrival.Open(Of(Began), Hill, Place, Archive, All).Refusal);
        Assert.Equal(WorkOnArrival.NotWhole, WorkOnArrival.Open(Of(Began, Whole, Began), Hill, Place, Archive, All).Refusal);
        Assert.Equal(WorkOnArrival.NotWhole, WorkOnArrival.Open(Of(Began, Whole), Hill, Place, Guid.NewGuid(), All).Refusal);
        Assert.Equal(WorkOnArrival.NotWhole, WorkOnArrival.Open(Of(Began, Whole), Hill, Place, Archive, new(new byte[32])).Refusal);
        Assert.Equal(WorkOnArrival.Elsewhere, WorkOnArrival.Open(Of(Began, Whole), Hill, Guid.NewGuid(), Archive, All).Refusal);
        Assert.Equal(Refusal.NotFound, WorkOnArrival.Open(Of(Began, Whole, Discarded), Hill, Place, Archive, All).Refusal);
    }

    [Fact]
    public void What_is_not_open_yet_is_discarded()
    {
        Assert.Equal([Discarded], WorkOnArrival.Discard(Of(Began, Whole), Hill).Events);
        Assert.Equal(Refusal.NotFound, WorkOnArrival.Discard(Of(Began, Whole, Registered), Hill).Refusal);
    }

    private static Register Of(params RegisterEvent[] happened) => happened.Aggregate(new Register(), Register.Evolve);
}
