namespace DistrictCoaching.Domain;

/// <summary>What happened to people's sign-ins: kept where sign-in is, for 90 days, and told to each person alone.</summary>
public interface ISignInHistory
{
    /// <summary>The newest first, 200 at most. What others tried is counted by the day, so that nobody can fill it.</summary>
    Task<IReadOnlyList<SignInEvent>> Of(DistrictId district, PersonId person, CancellationToken cancel);
}

/// <summary>Something that happened.</summary>
/// <param name="At">When; where it is counted, when it last did.</param>
/// <param name="By">Who did it where it was not she; null also where those who run the service did.</param>
/// <param name="ByOperators">Whether those who run the service did it.</param>
/// <param name="App">The application that it is about, by its name; null where it is about none.</param>
public sealed record SignInEvent(AccountAct Kind, DateTimeOffset At, int Count, PersonId? By, bool ByOperators, string? App);
