using DistrictCoaching.Storage.Tests.Contract;
using DistrictCoaching.Storage.Tests.Golden;

namespace DistrictCoaching.Storage.Tests.Endings;

public sealed class EndingTypesTests
{
    /// <summary>Whoever adds an event says whether it ends anything: src/Storage/Endings/EndingTypes.cs.</summary>
    [Fact]
    public void Every_stored_type_is_said_to_end_something_or_not() =>
        Assert.Equal(Catalogue.Shapes.Select(shape => shape.Type).Order(StringComparer.Ordinal), EndingTypes.All.Order(StringComparer.Ordinal));

    /// <summary>What leaves this list is not said again after a restore, and what was ended by it is open again: that is looked at twice.</summary>
    [Fact]
    public void What_ends_something_is_what_was_approved_to() => Assert.Equal(
        """
        activity.disputed/1 Ends
        activity.recorded/1 UsesUp
        consent.ended/1 Ends
        consent.held/1 Ends
        consent.paused/1 Ends
        consent.withdrawn/1 Ends
        content.erased/1 Ends
        district.arrived/1 Ends
        district.deletion.began/1 Ends
        district.deletion.ordered/1 Ends
        district.export.called-off/1 Ends
        district.exported/1 Ends
        district.moved/1 Ends
        district.resumed/1 Ends
        district.suspended/1 Ends
        evaluator.assigned/1 Ends
        evaluator.released/1 Ends
        partnership.ended/1 Ends
        proposal.declined/1 Ends
        register.arrival.began/1 Ends
        register.arrival.discarded/1 Ends
        register.deletion.began/1 Ends
        register.sign-ins.counted/1 Ends
        roster-source.removed/1 Ends
        roster.memberships.changed/1 Touches
        roster.merge.confirmed/1 Touches
        roster.person.left/1 Ends
        roster.person.sealed/1 Ends
        roster.persons.merged/1 Touches
        roster.persons.split/1 Touches
        roster.role.assigned/1 Touches
        roster.role.withdrawn/1 Ends
        roster.roles.mapped/1 Touches
        roster.school.entered/1 Touches
        sign-in-provider.removed/1 Ends
        stage.moved/1 Ends
        webhook.deleted/1 Ends
        webhook.disabled/1 Ends
        """,
        string.Join('\n', EndingTypes.All.Where(type => EndingTypes.Of(type) != EndingKind.Neither).Order(StringComparer.Ordinal).Select(type => $"{type} {EndingTypes.Of(type)}")));

    [Fact]
    public void Whatever_may_end_something_for_people_names_them()
    {
        foreach (var shape in Catalogue.Shapes.Where(shape => EndingTypes.Of(shape.Type) == EndingKind.Touches))
        {
            var change = Given.Change(Given.Stream(kind: StreamKind.Roster), 5, Catalogue.Write(Catalogue.Read(shape.Type, GoldenFiles.Of(shape))));
            Assert.True(Storage.Endings.Of(change, TimeProvider.System.GetUtcNow()) is { Touched.Count: > 0 }, $"{shape.Type} names nobody.");
        }
    }
}
