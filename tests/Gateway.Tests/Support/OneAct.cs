using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Where one thing happened to everybody's sign-in.</summary>
internal sealed class OneAct : ISignInHistory
{
    public Task<IReadOnlyList<Domain.SignInEvent>> Of(DistrictId district, PersonId person, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Domain.SignInEvent>>([new(AccountAct.PasswordRefused, DateTimeOffset.UnixEpoch, 3, person, false, "Timetable")]);
}
