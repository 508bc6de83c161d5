namespace DistrictCoaching.Gateway.Tests.People;

/// <summary>The name a person uses wins, over what files say too.</summary>
[Collection(nameof(Service))]
public sealed class OwnNameTests(Service service)
{
    [Fact]
    public async Task What_she_is_called_is_hers_and_no_file_changes_it()
    {
        var district = await TestDistrict.Found(service, "Called");
        var (her, coach) = (district[Teachers.Live], district["Coach"]);
        await her.Do("setOwnName", new { operationId = Guid.NewGuid(), givenName = " Ada ", familyName = "Lovelace" }, "done");
        Assert.Equal("Ada Lovelace", await Seen());
        await Deltas.Send(service, district, Deltas.Users(Deltas.User(Teachers.Live, district.Name).Replace($",{Teachers.Live},", ",Renamed,", StringComparison.Ordinal)));
        Assert.Equal("Ada Lovelace", await Seen());
        await her.Do("setOwnName", new { operationId = Guid.NewGuid() });
        Assert.Equal($"Renamed {RosterFiles.Family(Teachers.Live, district.Name)}", await Seen());
        Assert.Equal("NAME_MISSING", (await her.Try("setOwnName", new { operationId = Guid.NewGuid(), givenName = "Ada" })).GetProperty("errors")[0].GetProperty("code").GetString());

        async Task<string> Seen()
        {
            var node = (await coach.Ask("query($id: ID!) { node(id: $id) { ... on Person { givenName familyName } } }", new { id = her.Id })).Data.GetProperty("node");
            return $"{node.GetProperty("givenName").GetString()} {node.GetProperty("familyName").GetString()}";
        }
    }

    [Fact]
    public async Task The_calendar_is_the_roster_s_and_a_consent_lasts_no_longer()
    {
        var district = await TestDistrict.Found(service, "Years");
        var teacher = district[Teachers.Live];
        const string Asked = "{ calendar { schoolYearEnd semesterEnd schoolYears { ending from until terms { kind from until } } } }";
        var year = (await teacher.Ask(Asked)).Data.GetProperty("calendar");
        var ending = year.GetProperty("schoolYears")[0].GetProperty("ending").GetInt32();
        Assert.Equal($"{ending}-07-30", year.GetProperty("schoolYearEnd").GetString());
        Assert.Equal($$"""[{"ending":{{ending}},"from":"{{ending - 1}}-08-01","until":"{{ending}}-07-30","terms":[{"kind":"SEMESTER","from":"{{ending - 1}}-08-01","until":"{{ending}}-01-30"}]}]""", year.GetProperty("schoolYears").GetRawText());

        await Deltas.Send(service, district, ("academicSessions",
        [
            "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
            $"y,active,2026-10-05T06:00:00.000Z,Year,schoolYear,{ending - 1}-08-01,{ending}-08-15,,{ending}", $"g,active,2026-10-05T06:00:00.000Z,First,gradingPeriod,{ending - 1}-08-01,{ending - 1}-11-01,y,{ending}",
        ]));
        Assert.Equal($"{ending}-08-14", (await teacher.Ask(Asked)).Data.GetProperty("calendar").GetProperty("schoolYearEnd").GetString());
        Assert.Equal("DAYS_TOO_LONG", await Until($"{ending}-08-15"));
        Assert.Null(await Until($"{ending}-08-14"));

        async Task<string?> Until(string day)
        {
            var answer = await teacher.Try("grantConsent", new
            {
                operationId = Guid.NewGuid(),
                partnerId = district["Coach"].Id,
                @as = "COACH",
                preset = "THINK_TOGETHER",
                from = service.Today,
                until = day,
                scope = new { subjectIds = new[] { district.Subject } },
                noticeId = district.Notice,
            });
            return answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();
        }
    }
}
