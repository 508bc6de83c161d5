using static DistrictCoaching.Domain.RegisterEvent;

namespace DistrictCoaching.Domain.Tests.Registers;

public sealed class WorkOnDeletionTests
{
    private static readonly DistrictId District = new(Guid.NewGuid());
    private static readonly DeletionBegan Began = new(District, new("operator"), DateTimeOffset.UnixEpoch, new(1, 2, 3, 4, 5, 6, 7), 8, new(new byte[32]));
    private static readonly SignInCounts Some = new(1, 2, 3, 4, 5);
    private static readonly RegisterEvent
        Registered = new DistrictRegistered(District, new("hill")), Counted = new SignInsCounted(District, Some), SignInsGone = new SignInsDeleted(District), ContentGone = new ContentDeleted(District);

    [Fact]
    public void Each_step_is_said_once()
    {
        Assert.Equal([Began], WorkOnDeletion.Begin(Of(Registered), Began).Events);
        Assert.Empty(WorkOnDeletion.Begin(Of(Registered, Began), Began with { Counts = new(0, 0, 0, 0, 0, 0, 0) }).Events);
        Assert.Equal([Counted], WorkOnDeletion.Counted(Of(Registered, Began), District, Some).Events);
        Assert.Empty(WorkOnDeletion.Counted(Of(Registered, Began, Counted), District, new(0, 0, 0, 0, 0)).Events);
        Assert.Equal([SignInsGone], WorkOnDeletion.SignInsDeleted(Of(Registered, Began, Counted), District).Events);
        Assert.Empty(WorkOnDeletion.SignInsDeleted(Of(Registered, Began, Counted, SignInsGone), District).Events);
        Assert.Equal([ContentGone], WorkOnDeletion.ContentDeleted(Of(Registered, Began), District).Events);
        Assert.Empty(WorkOnDeletion.ContentDeleted(Of(Registered, Began, ContentGone), District).Events);
    }

    [Fact]
    public void Sign_ins_are_counted_before_they_go() => Assert.Equal(Refusal.NotAllowed, WorkOnDeletion.SignInsDeleted(Of(Registered, Began), District).Refusal);

    [Fact]
    public void What_was_not_begun_is_not_gone_on_with()
    {
        Assert.Equal(Refusal.NotFound, WorkOnDeletion.Begin(new(), Began).Refusal);
        Assert.Equal(Refusal.NotFound, WorkOnDeletion.Counted(Of(Registered), District, Some).Refusal);
        Assert.Equal(Refusal.NotFound, WorkOnDeletion.SignInsDeleted(Of(Registered), District).Refusal);
        Assert.Equal(Refusal.NotFound, WorkOnDeletion.ContentDeleted(Of(Registered), District).Refusal);
    }

    [Fact]
    public void It_is_over_when_all_is_gone()
    {
        Assert.False(Of(Registered, Began, Counted, SignInsGone).Deletions[District].IsOver);
        Assert.False(Of(Registered, Began, ContentGone).Deletions[District].IsOver);
        Assert.True(Of(Registered, Began, ContentGone, Counted, SignInsGone).Deletions[District].IsOver);
    }

    [Fact]
    public void Its_slug_is_given_to_nobody_again_nor_is_it_founded_anew()
    {
        Assert.Equal(new("SLUG_TAKEN"), new RegisterDistrict(Guid.NewGuid(), new("hill")).Decide(Of(Registered, Began)).Refusal);
        Assert.Equal(new("SLUG_TAKEN"), new RegisterDistrict(District.Value, new("hill")).Decide(Of(Registered, Began)).Refusal);
        Assert.Equal(Refusal.OperationReused, new RegisterDistrict(District.Value, new("dale")).Decide(Of(Registered, Began)).Refusal);
    }

    private static Register Of(params RegisterEvent[] happened) => happened.Aggregate(new Register(), Register.Evolve);
}
