namespace DistrictCoaching.Storage.Tests.Endings;

public sealed class EndingTypesTests
{
    /// <summary>Whoever adds an event says whether it ends anything: src/Storage/Endings/EndingTypes.cs.</summary>
    [Fact]
    public void Every_stored_type_is_said_to_end_something_or_not() =>
        Assert.Equal(Catalogue.Shapes.Select(shape => shape.Type).Order(StringComparer.Ordinal), EndingTypes.All.Order(StringComparer.Ordinal));
}
