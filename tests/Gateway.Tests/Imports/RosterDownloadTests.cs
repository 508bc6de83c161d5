using System.Text.Json;

namespace DistrictCoaching.Gateway.Tests.Imports;

/// <summary>Findings and plan of an import as files over HTTP: safe in a spreadsheet, for those who may import, of their own district.</summary>
[Collection(nameof(Service))]
public sealed class RosterDownloadTests(Service service)
{
    private static readonly string[] Files = ["findings.csv", "findings.json", "plan.csv", "plan.json"];

    [Fact]
    public async Task No_cell_begins_a_formula_and_json_says_the_same_as_it_is()
    {
        var district = await TestDistrict.Found(service, "Downloads");
        var import = await Imported(district);
        var (plan, planJson) = (await Get(district, "Lead", import, "plan.csv"), await Get(district, "Lead", import, "plan.json"));
        Assert.Contains("\"'=1+1 ", plan.Text, StringComparison.Ordinal);
        Assert.StartsWith("\"entity\",\"action\",\"id\",\"name\",\"role\",\"schoolId\"\r\n", plan.Text, StringComparison.Ordinal);
        Assert.StartsWith("=1+1 ", JsonDocument.Parse(planJson.Text).RootElement[0].GetProperty("name").GetString(), StringComparison.Ordinal);

        var (findings, findingsJson) = (await Get(district, "Lead", import, "findings.csv"), JsonDocument.Parse((await Get(district, "Lead", import, "findings.json")).Text).RootElement);
        Assert.NotEqual(0, findingsJson.GetArrayLength());
        Assert.Equal(findingsJson.GetArrayLength() + 1, findings.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("not a day", findings.Text + findingsJson.GetRawText(), StringComparison.Ordinal);    // the shape, never the value
        Assert.All(findings.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).SelectMany(line => line.Split("\",\"")), cell => Assert.DoesNotMatch("^\"?[=+@\t]", cell));
    }

    [Fact]
    public async Task They_are_downloads_that_nobody_keeps()
    {
        var district = await TestDistrict.Found(service, "Kept");
        var import = await Imported(district);
        foreach (var file in Files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/roster-imports/{import}/{file}");
            request.Headers.Authorization = new("Bearer", service.Token(district["Lead"].Guid.ToString("D"), district.Id));
            using var answer = await service.Client.SendAsync(request);
            Assert.Equal(file.EndsWith(".csv", StringComparison.Ordinal) ? "text/csv" : "application/json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(file, answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
            Assert.True(answer.Headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public async Task To_another_district_s_lead_it_is_as_if_there_were_none_and_whoever_may_not_import_is_refused()
    {
        var (district, foreign) = (await TestDistrict.Found(service, "Own"), await TestDistrict.Found(service, "Foreign"));
        var import = await Imported(district);
        foreach (var file in Files.Prepend(""))
        {
            Assert.Equal(200, (await Get(district, "Administrator", import, file)).Status);
            var (known, unknown) = (await Get(foreign, "Lead", import, file), await Get(foreign, "Lead", NodeId.Of("RosterImport", Guid.NewGuid()), file));
            Assert.Equal((404, unknown.Text), (known.Status, known.Text));
            Assert.Equal(403, (await Get(district, "Principal", import, file)).Status);
            Assert.Equal(403, (await Get(district, Teachers.Live, import, file)).Status);
        }

        Assert.Equal(404, (await Get(district, "Lead", import, "people.csv")).Status);
    }

    private Task<Answer> Get(TestDistrict district, string who, string import, string file) =>
        service.Send(new(HttpMethod.Get, $"/roster-imports/{import}/{file}"), service.Token(district[who].Guid.ToString("D"), district.Id));

    /// <summary>A person's name begins a formula, and a date is none.</summary>
    private async Task<string> Imported(TestDistrict district)
    {
        var row = People.Deltas.User(Teachers.Live, district.Name).Replace(",Live,", ",=1+1,", StringComparison.Ordinal);
        var answer = await People.Deltas.Send(service, district, People.Deltas.Users(row, People.Deltas.User(Teachers.Never, district.Name).Replace("2026-10-05T06:00:00.000Z", "not a day", StringComparison.Ordinal)));
        return JsonDocument.Parse(answer).RootElement.GetProperty("import").GetProperty("id").GetString()!;
    }
}
