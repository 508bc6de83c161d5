using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>A gateway does not know the second place: it asks a silo, which compares the database before it answers anything, and answers nothing out of an older one.</summary>
internal sealed class AskedCheck(IGrainFactory grains) : IRestoreCheck
{
    public async Task Refuse(CancellationToken cancel = default)
    {
        CallingDistrict.Set(DistrictId.Service);
        try
        {
            await grains.District(DistrictId.Service).Get().WaitAsync(cancel);    // what it says is of no interest
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new TimeoutException("No silo says that the database is none that was restored.", failure);    // a grain that cannot even begin says so in ways of its own
        }
    }
}
