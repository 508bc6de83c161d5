using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Where no district has an application, and none can be registered.</summary>
internal sealed class NoApps : IApps
{
    private static readonly Task<AppAnswer> None = Task.FromResult(AppAnswer.No(Refusal.NotFound.Code));

    public Task<IReadOnlyList<Domain.App>> Of(DistrictId district, CancellationToken cancel) => Task.FromResult<IReadOnlyList<Domain.App>>([]);

    public Task<AppAnswer> Register(DistrictId district, RegisterApp asked, CancellationToken cancel) => None;

    public Task<AppAnswer> RotateSecret(DistrictId district, Guid operation, string clientId, TimeSpan overlap, CancellationToken cancel) => None;

    public Task<AppAnswer> Revoke(DistrictId district, PersonId by, string clientId, CancellationToken cancel) => None;

    public Task<IReadOnlyList<Domain.AllowedApp>> Allowed(DistrictId district, PersonId person, CancellationToken cancel) => Task.FromResult<IReadOnlyList<Domain.AllowedApp>>([]);

    public Task End(DistrictId district, PersonId person, string clientId, CancellationToken cancel) => Task.CompletedTask;

    public Task<bool> Stands(DistrictId district, PersonId? person, string clientId, DateTimeOffset issued, CancellationToken cancel) => Task.FromResult(true);
}
