using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Grains.Tests;

public sealed class AddressTests
{
    private static readonly DistrictId District = new(Guid.NewGuid());

    [Fact]
    public void A_key_says_whose_it_is_and_which_one()
    {
        var id = Guid.NewGuid();
        Assert.Equal((District, id), Addresses.Read($"{District.Value:N}|{id:N}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("00000000000000000000000000000000/00000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000x|00000000000000000000000000000000")]
    public void Another_text_is_no_key(string text) => Assert.Null(Addresses.Read(text));
}
