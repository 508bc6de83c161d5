using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

internal sealed class Verifying
{
    public Task<(long? Version, string What)?> Check(StreamKey stream) => throw new InvalidOperationException($"{this}{stream}");
}
