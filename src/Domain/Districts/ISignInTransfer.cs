namespace DistrictCoaching.Domain;

/// <summary>A row of identity's database, as identity spells it. A secret in it is open.</summary>
public sealed record SignInRow(string Kind, byte[] Row)
{
    // a secret must not reach a log by way of a message
    public override string ToString() => nameof(SignInRow);
}

/// <summary>What identity has of a district, for moving it.</summary>
public interface ISignInTransfer
{
    /// <summary>Everything with which its people and applications sign in, and what is told to them of it; no session, token, link or mail. Only an archive may hold it.</summary>
    IAsyncEnumerable<SignInRow> Read(DistrictId district, CancellationToken cancel = default);

    /// <summary>SHA-256 of the credentials alone: another after one is set, added or taken away, and the same after somebody signed in.</summary>
    Task<Digest> Digest(DistrictId district, CancellationToken cancel = default);

    /// <summary>Takes away what an earlier try wrote of a district that is none here yet.</summary>
    Task Clear(DistrictId district, CancellationToken cancel = default);

    /// <summary>Writes some, all or nothing.</summary>
    Task Write(DistrictId district, IReadOnlyList<SignInRow> some, CancellationToken cancel = default);
}
