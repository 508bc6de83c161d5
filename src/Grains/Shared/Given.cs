using DistrictCoaching.Contracts;

namespace DistrictCoaching.Grains;

internal enum GivenState
{
    /// <summary>Made from memory: it leaves only after a head read.</summary>
    Unconfirmed,

    /// <summary>Made in a transaction that checked all heads.</summary>
    Confirmed,

    /// <summary>The heads moved while it was made.</summary>
    Moved,
}

/// <summary>An answer on its way, and whether the journal has confirmed what it rests on.</summary>
internal readonly record struct Given<TView>(GivenState State, Answer<TView> Answer)
    where TView : class
{
    public static Given<TView> Moved => new(GivenState.Moved, default);

    public static Given<TView> Confirmed(Answer<TView> answer) => new(GivenState.Confirmed, answer);

    public static Given<TView> Unconfirmed(Answer<TView> answer) => new(GivenState.Unconfirmed, answer);

    public static Task<Given<TView>> Now(Answer<TView> answer) => Task.FromResult(Unconfirmed(answer));
}
