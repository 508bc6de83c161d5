using System.Text.Json;
using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;

namespace DistrictCoaching.Bench;

/// <summary>What teachers and coaches of all these districts ask, each with a token of her own, in files that the clients read.</summary>
internal sealed class TexasRequests : IDisposable
{
    private const int People = 2_000;

    private const string
        OwnView = "{ viewer { asTeacher { consents { id state until partnerId } relationships { partnerId stage } activities { id } } } }",
        Caseload = "{ viewer(actingAs: COACH) { asPartner { caseload(first: 25) { totalCount nodes { id givenName familyName } } } } }",
        Directory = "{ people(role: COACH, first: 25) { totalCount nodes { id givenName familyName roles { role schoolId } } } }",
        Record = "mutation ($input: RecordActivityInput!) { recordActivity(input: $input) { activity { id } refused: errors { code } } }";

    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("bench-requests-");

    public TexasRequests(IReadOnlyList<TexasDistrict> districts)
    {
        var random = new Random(1);
        var all = districts.SelectMany(district => district.Partners.Select(pair => (district.District, pair.Coach, pair.Teacher))).ToArray();
        random.Shuffle(all);
        var some = all.Take(People).ToList();
        var tokens = some.SelectMany(one => new[] { (one.District, one.Coach), (one.District, one.Teacher) }).Distinct().ToDictionary(one => one, one => BenchGateway.Token(one.District, one.Item2.Value));
        Files =
        [
            ("a teacher's own view", Write("own", some.Select(one => (tokens[(one.District, one.Teacher)], Body(OwnView))))),
            ("a coach's caseload, names and total", Write("caseload", some.Select(one => (tokens[(one.District, one.Coach)], Body(Caseload))))),
            ("25 of a district's coaches, names and total", Write("list", some.Select(one => (tokens[(one.District, one.Coach)], Body(Directory))))),
            ("an activity recorded under a consent", Write("record", some.Select(one => (tokens[(one.District, one.Coach)], Body(Record, Activity(one.Teacher)))))),
        ];
    }

    /// <summary>What each is, and its file.</summary>
    public IReadOnlyList<(string What, string File)> Files { get; }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Body(string query, object? input = null) => JsonSerializer.Serialize(new { query, variables = input is null ? null : new { input } });

    private static object Activity(PersonId teacher) => new
    {
        operationId = Load.Operation,
        teacherId = NodeId.Of("Person", teacher.Value),
        kind = "CONVERSATION",
        subjectId = NodeId.Of("Subject", Taxonomy.Subjects[0].Id.Value),
        skillId = NodeId.Of("Skill", Taxonomy.Skills[0].Id.Value),
        day = Place.Today,
        minutes = 30,
    };

    private string Write(string name, IEnumerable<(string Token, string Body)> requests)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllLines(file, requests.Select(request => $"{request.Token}\t{request.Body}"));
        return file;
    }
}
