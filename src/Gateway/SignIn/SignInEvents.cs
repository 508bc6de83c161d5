using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Viewer
{
    /// <summary>What happened to her sign-in in the last 90 days, the newest first, 200 at most. Told to her through our own client; another client is told of nothing.</summary>
    [StaysOpen]
    public async Task<IEnumerable<SignInEvent>> SignInEvents([FromServices] OwnClient own, [FromServices] ISignInHistory history, CancellationToken cancel) =>
        caller.Person is { } person && own.Is(caller) ? (await history.Of(caller.District, person, cancel)).Select(happened => new SignInEvent(happened, caller)) : [];
}

/// <summary>Something that happened to her sign-in.</summary>
public sealed class SignInEvent(Domain.SignInEvent happened, Caller caller)
{
    /// <summary>What it was.</summary>
    public AccountAct Kind => happened.Kind;

    /// <summary>When; where it is counted, when it last did.</summary>
    public DateTimeOffset At => happened.At;

    /// <summary>How often. What others tried and what was refused is counted by the day.</summary>
    public int Count => happened.Count;

    /// <summary>Who did it where it was not she; null also where those who run the service did.</summary>
    public async Task<Person?> By([FromServices] Lists lists, CancellationToken cancel) => happened.By is { } by ? await lists.Person(caller, by.Value, cancel) : null;

    /// <summary>Whether those who run the service did it.</summary>
    public bool ByOperators => happened.ByOperators;

    /// <summary>The name of the application that it is about; null where it is about none.</summary>
    public string? App => happened.App;
}
