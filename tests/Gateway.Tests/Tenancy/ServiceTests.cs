namespace DistrictCoaching.Gateway.Tests;

[Collection(nameof(Service))]
public sealed class ServiceTests(Service service)
{
    [Fact]
    public async Task A_district_is_where_its_teachers_names_say()
    {
        var district = await (await TestDistrict.Found(service, "Harbor")).Coached();
        foreach (var key in Teachers.Keys)
        {
            var code = key == Teachers.Live ? [] : new[] { "NOTHING_LIVE" };
            var answer = (await district["Coach"].Ask("query($id: ID!) { partnership(teacherId: $id) { errors { code } } }", new { id = district[key].Id })).Data;
            Assert.Equal(code, answer.GetProperty("partnership").GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()));
        }
    }
}
