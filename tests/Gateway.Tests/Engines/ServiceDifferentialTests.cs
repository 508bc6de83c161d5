using CsCheck;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>The same, of everything that the product itself answers, before one silo.</summary>
[Collection(nameof(Service))]
public sealed class ServiceDifferentialTests(Service service)
{
    private static readonly string[] Callers = [Teachers.Live, "Coach", "Principal", "Lead", TestDistrict.App];

    [Fact]
    public async Task Everything_that_can_be_asked_is_answered_alike_to_everybody()
    {
        var district = await (await TestDistrict.Found(service, "Alike")).Coached();
        foreach (var caller in Callers)
        {
            // mutations too: the same operation again is answered as it was the first time
            foreach (var call in Walker.Reads(service).Where(call => !call.Document.StartsWith("subscription", StringComparison.Ordinal)).Concat(Walker.Mutations(service)))
            {
                var operation = Guid.NewGuid();
                await Alike(district, caller, call.Document, call.Variables(slot => slot.Name == Slot.Operation ? operation.ToString("D") : slot.Optional && !call.IsMutation ? null : district.Own(slot)));
            }
        }
    }

    [Fact]
    public async Task Made_queries_are_answered_alike_to_everybody()
    {
        var district = await (await TestDistrict.Found(service, "Made")).Coached();
        string[] ids = [.. district.People.Select(person => person.Id), .. district.Consents.Values, .. district.Activities.Values, .. district.Invitations.Values, district.School, district.Notice];
        await Gen.Int.Select(seed => (Seed: seed, Made: new Documents(service.Schema, seed, ids))).Select(of => (of.Seed, Document: of.Made.Write(), of.Made.Variables))
            .SampleAsync(made => Alike(district, Callers[Math.Abs(made.Seed % Callers.Length)], made.Document, made.Variables), iter: 500, threads: 1);
    }

    private async Task Alike(TestDistrict district, string caller, string document, object? variables)
    {
        var token = district.Who(caller).Token();
        Answers.Equal(await service.AskLibrary(token, document, variables), await service.Ask(token, document, variables), $"{caller} asks {document}\n{System.Text.Json.JsonSerializer.Serialize(variables)}");
    }
}
