using DistrictCoaching.Host;
using Microsoft.Extensions.Configuration;

namespace DistrictCoaching.EndToEnd;

/// <summary>For how long endings are kept, and where.</summary>
public sealed class CheckpointPlaceTests
{
    [Theory]
    [InlineData(null, 35)]
    [InlineData("", 35)]
    [InlineData("1", 1)]
    [InlineData("3650", 3650)]
    public void Endings_are_kept_for_so_many_days(string? setting, int days) => Assert.Equal(TimeSpan.FromDays(days), CheckpointPlace.Endings(Given(("Endings:KeptDays", setting)), "data").Kept);

    [Theory]
    [InlineData("0")]
    [InlineData("3651")]
    [InlineData("-1")]
    [InlineData("a month")]
    public void Days_that_cannot_be_meant_are_refused_in_a_sentence(string setting) =>
        Assert.StartsWith("Endings:KeptDays", Assert.Throws<StartException>(() => CheckpointPlace.Endings(Given(("Endings:KeptDays", setting)), "data")).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_a_data_folder_it_must_be_named() =>
        Assert.StartsWith("Checkpoints:Folder", Assert.Throws<StartException>(() => CheckpointPlace.Path(Given(), null)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_named_goes_before_the_data_folder() => Assert.Equal("elsewhere", CheckpointPlace.Path(Given(("Checkpoints:Folder", "elsewhere")), "data"));

    private static ConfigurationManager Given(params (string Setting, string? Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Setting, one.Value)));
        return configuration;
    }
}
