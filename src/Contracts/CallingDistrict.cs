using DistrictCoaching.Domain;

namespace DistrictCoaching.Contracts;

/// <summary>The one place that says on whose behalf a client calls a grain.</summary>
public static class CallingDistrict
{
    private const string Key = "district";

    /// <summary>From here on, in this flow of control, calls are made for this district.</summary>
    public static void Set(DistrictId district) => RequestContext.Set(Key, district.Value);

    public static DistrictId? Read() => RequestContext.Get(Key) is Guid district ? new(district) : null;
}

/// <summary>A call was made to another district's grain, or for no district: a bug of the caller's, never an answer to a person.</summary>
[GenerateSerializer, Alias("tenant-exception")]
public sealed class TenantException() : InvalidOperationException("A grain was called for another district than its own.");
