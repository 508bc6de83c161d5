using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Silo;

/// <summary>Imports that a process left behind when it died are gone on with; rosters are fetched when their hour has come.</summary>
internal sealed class ImportRounds(IGrainFactory grains, DistrictDirectory districts, ImportDirectory imports, TimeProvider clock, ILogger<ImportRounds> log) : DistrictRounds(districts, clock, log)
{
    protected override async Task Resume(DistrictId district, CancellationToken cancel)
    {
        var works = await imports.HasWork(district, cancel);
        if (works)
        {
            await grains.Imports(district).Resume();
        }

        if (works || await imports.IsFetched(district, cancel))    // what somebody asked for is fetched again too
        {
            await grains.RosterFetch(district).Resume();
        }
    }
}
