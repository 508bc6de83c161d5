using DistrictCoaching.Contracts;

namespace DistrictCoaching.Grains;

/// <summary>
/// The second of three locks between districts: a call reaches a grain only from its own district. A grain's call carries its own key; a client's call carries the
/// district that <see cref="CallingDistrict"/> set. Calls of Orleans itself pass.
/// </summary>
internal sealed class TenantFilter : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceName.StartsWith("Orleans.", StringComparison.Ordinal) || context.Grain is not IGrainBase grain || context.ImplementationMethod.DeclaringType?.Assembly != typeof(TenantFilter).Assembly)
        {
            return context.Invoke();
        }

        var target = Addresses.Read(grain.GrainContext.GrainId.Key.ToString())?.District;
        var caller = context.SourceId is { } source && !source.IsClient() ? Addresses.Read(source.Key.ToString())?.District : CallingDistrict.Read();
        return target is not null && caller == target
            ? context.Invoke()
            : throw new TenantException();
    }
}
