using System.Reflection;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>The lock between districts behind the gateway, tested without the gateway: the silo's own filter. The third, in PostgreSQL, is tested with the stores.</summary>
[Collection(nameof(Service))]
public sealed class LockTests(Service service)
{
    private static readonly DistrictId Mine = new(Guid.NewGuid()), Theirs = new(Guid.NewGuid());

    /// <summary>A call of every kind of grain, found by its address: a new one is covered by having one.</summary>
    public static TheoryData<string> Addressed => [.. typeof(Addresses).GetMethods().Where(method => method.ReturnType.IsAssignableTo(typeof(IGrainWithStringKey))).Select(method => method.Name)];

    [Theory, MemberData(nameof(Addressed))]
    public async Task A_client_reaches_a_grain_of_its_own_district_only(string address)
    {
        var isService = address == nameof(Addresses.Register);
        var own = isService ? DistrictId.Service : Mine;
        foreach (var method in Methods(address))
        {
            RequestContext.Clear();
            await Assert.ThrowsAsync<TenantException>(() => Call(address, own, method));
            CallingDistrict.Set(Theirs);
            await Assert.ThrowsAsync<TenantException>(() => Call(address, own, method));
            CallingDistrict.Set(own);
            Assert.IsNotType<TenantException>(await Record.ExceptionAsync(() => Call(address, own, method)));
        }
    }

    [Fact]
    public async Task A_key_without_a_district_is_nobodys()
    {
        CallingDistrict.Set(Mine);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => service.Grains.GetGrain<IDistrictGrain>("somewhere").Get());
    }

    private static MethodInfo[] Methods(string address) =>
        typeof(Addresses).GetMethods().Single(method => method.Name == address).ReturnType.GetMethods();

    private Task Call(string address, DistrictId district, MethodInfo method)
    {
        var to = typeof(Addresses).GetMethods().Single(method => method.Name == address);
        var parameters = to.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        var grain = to.Invoke(null, [service.Grains, .. parameters.Skip(1).Select(type => type == typeof(DistrictId) ? district : Activator.CreateInstance(type, Guid.NewGuid()))]);
        return (Task)method.Invoke(grain, [.. method.GetParameters().Select(parameter => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)])!;
    }
}
