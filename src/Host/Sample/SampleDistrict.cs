using System.Security.Cryptography;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Identity;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>Makes the sample district on the first start, through the same grains as every district; a try that was cut off is gone on with.</summary>
internal sealed class SampleDistrict(IGrainFactory grains, RosterDirectory rosters, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const string Slug = "marmalade-bay", Lead = "philippa.nightingale-osei";
    private static readonly Guid Id = new("5a3b1e00-0000-4000-8000-000000000001");
    private static readonly SampleSignIn[] SignIns =
    [
        new("district lead", Lead), new("district administrator", "boolean.mcallister"), new("principal", "augustin.honeycutt"),
        new("coach", "dulcinea.rivers"), new("teacher", "pip.thimbleberry"),
    ];

    private static readonly string[] Coaches = ["dulcinea.rivers", "ferdinand.oakapple", "zora.kindlewick"];

    /// <summary>What to print: how to sign in, and a first request.</summary>
    public async Task<string> Ready(string folder, UpSettings settings, CancellationToken cancel)
    {
        var secrets = SampleSecrets.Find(settings.Data);
        if (secrets is null)
        {
            secrets = new(settings.Address, Slug, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), SignIns);
            await Make(folder, secrets.Password, cancel);
            secrets.Keep(settings.Data);
        }
        else if (secrets.Address != settings.Address)
        {
            secrets = secrets with { Address = settings.Address };
            secrets.Keep(settings.Data);
        }

        return Banner.Of(secrets, settings);
    }

    private async Task Make(string folder, string password, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
        {
            throw new StartException("The sample's folder is not there. Name a OneRoster folder with --sample, or leave the option out.");
        }

        CallingDistrict.Set(DistrictId.Service);
        Check(await grains.Register().Register(new(Id, Slug)));
        var district = new DistrictId(Id);
        CallingDistrict.Set(district);
        Check(await grains.District(district).Found(new(Id, Guid.Empty, Slug, "Marmalade Bay Schools", DistrictKind.Training, "America/Chicago")));
        Check(await grains.Roster(district).Found(new(Id, Guid.Empty, "Philippa", "Nightingale-Osei", Lead)));
        await Import(district, folder);
        await AssignCoaches(district, cancel);
        await Seed(district, password, cancel);
    }

    private async Task Import(DistrictId district, string folder)
    {
        using var package = RosterPackage.Folder(folder);
        var reading = OneRosterReader.Read(package);
        var file = reading.File ?? throw new StartException($"The sample's files cannot be imported: {string.Join(", ", reading.Findings.Select(finding => $"{finding.File} {finding.Code}"))}.");
        var import = new ImportAsked(Guid.NewGuid(), Id, RosterFileBytes.Write(file));
        var plan = Check(await grains.Roster(district).PlanImport(import));
        Check(await grains.Roster(district).ApplyImport(import with { Approved = plan.Roster }));
    }

    private async Task AssignCoaches(DistrictId district, CancellationToken cancel)
    {
        foreach (var login in Coaches)
        {
            var coach = await rosters.ByLogin(district, login, cancel) ?? throw new StartException("The sample's coaches are not in its files.");
            var facts = (await rosters.Facts(district, [coach], cancel: cancel)).People[coach];
            foreach (var school in facts.Memberships.Select(membership => membership.School).OfType<SchoolId>().Distinct())
            {
                Check(await grains.Roster(district).AssignRole(new(Guid.NewGuid(), Id, coach.Value, Role.Coach, school.Value, null)));
            }
        }
    }

    private async Task Seed(DistrictId district, string password, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var seeds = scope.ServiceProvider.GetRequiredService<ISampleSignIns>();
        var people = await rosters.People(district, new(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)), null, 100, cancel);
        foreach (var person in people)
        {
            await seeds.Seed(district, person.Person, password, cancel);
        }
    }

    private static T Check<T>(Answer<T> answer)
        where T : class => answer.Refusal is { } refusal
        ? throw new StartException($"The sample district cannot be made: {new Refusal(refusal.Code).Message()}")
        : answer.Value!;
}
