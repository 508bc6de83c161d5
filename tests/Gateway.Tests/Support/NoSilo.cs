using System.Reflection;
using DistrictCoaching.Contracts;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Stands in for the silo: districts were never founded, teachers have nothing to resume, and everything else is out of reach.</summary>
public class NoSilo : DispatchProxy
{
    public static IGrainFactory Grains() => Create<IGrainFactory, NoSilo>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod switch
    {
        { Name: nameof(IGrainFactory.GetGrain), IsGenericMethod: true } when targetMethod.ReturnType == typeof(IDistrictGrain) => Create<IDistrictGrain, NoSilo>(),
        { Name: nameof(IDistrictGrain.Get) } => Task.FromResult<DistrictView?>(null),
        { Name: nameof(IGrainFactory.GetGrain), IsGenericMethod: true } when targetMethod.ReturnType == typeof(ITeacherGrain) => Create<ITeacherGrain, NoSilo>(),
        { Name: nameof(ITeacherGrain.ResumeConsent) } => Task.FromResult(new Answer<ConsentView>(null, new("NOT_FOUND", null))),
        _ => throw new InvalidOperationException("There is no silo here."),
    };
}
