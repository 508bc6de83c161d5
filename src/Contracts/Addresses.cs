using DistrictCoaching.Domain;

namespace DistrictCoaching.Contracts;

/// <summary>The only spelling of every grain's key, and its reading: no call can leave its district.</summary>
public static class Addresses
{
    extension(IGrainFactory grains)
    {
        public ITeacherGrain Teacher(DistrictId district, PersonId teacher) => grains.GetGrain<ITeacherGrain>(Key(district, teacher.Value));

        public ICoachGrain Coach(DistrictId district, PersonId coach) => grains.GetGrain<ICoachGrain>(Key(district, coach.Value));

        public ISchoolGrain School(DistrictId district, SchoolId school) => grains.GetGrain<ISchoolGrain>(Key(district, school.Value));

        public IDistrictGrain District(DistrictId district) => grains.GetGrain<IDistrictGrain>(Key(district, district.Value));

        public IRosterGrain Roster(DistrictId district) => grains.GetGrain<IRosterGrain>(Key(district, district.Value));

        public IImportsGrain Imports(DistrictId district) => grains.GetGrain<IImportsGrain>(Key(district, district.Value));

        public IRosterFetchGrain RosterFetch(DistrictId district) => grains.GetGrain<IRosterFetchGrain>(Key(district, district.Value));

        public IChangesGrain Changes(DistrictId district) => grains.GetGrain<IChangesGrain>(Key(district, district.Value));

        public ISpendingGrain Spending(DistrictId district) => grains.GetGrain<ISpendingGrain>(Key(district, district.Value));

        public IWebhooksGrain Webhooks(DistrictId district) => grains.GetGrain<IWebhooksGrain>(Key(district, district.Value));

        public IRegisterGrain Register() => grains.GetGrain<IRegisterGrain>(Key(DistrictId.Service, DistrictId.Service.Value));
    }

    /// <summary>Whose a key is and which one; null for a key that was not made here.</summary>
    public static (DistrictId District, Guid Id)? Read(ReadOnlySpan<char> key) =>
        key.Length == 65 && key[32] == '|' && Guid.TryParseExact(key[..32], "N", out var district) && Guid.TryParseExact(key[33..], "N", out var id)
            ? (new(district), id)
            : null;

    private static string Key(DistrictId district, Guid id) => $"{district.Value:N}|{id:N}";
}
