using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>Takes all that a deleted district has here; counted before, and the same again when it is repeated.</summary>
public interface ISignInRemoval
{
    Task<SignInCounts> Count(DistrictId district, CancellationToken cancel);

    /// <summary>When it returns, nobody of it can sign in, no client of it gets anything, and nothing here names it.</summary>
    Task Remove(DistrictId district, CancellationToken cancel);
}
