namespace DistrictCoaching.Domain;

/// <summary>What there was of a district before anything of it was destroyed; numbers only.</summary>
/// <param name="Texts">Sealed texts and names.</param>
/// <param name="Rows">Rows of lists.</param>
/// <param name="Streams">Streams of its journal, which stay: ids, days and hashes that nothing resolves any more.</param>
public sealed record DistrictCounts(long People, long Schools, long Keys, long Texts, long Rows, long Streams, long Events);

/// <summary>What there was of its sign-ins.</summary>
/// <param name="Accounts">Local accounts.</param>
/// <param name="Links">Sign-ins by the district's own provider.</param>
/// <param name="Apps">Applications that it registered.</param>
/// <param name="Tokens">Tokens and what they rest on.</param>
/// <param name="Others">Codes, passkeys, invitations to sign in, mails, grants, domains and entries of lists.</param>
public sealed record SignInCounts(long Accounts, long Links, long Apps, long Tokens, long Others);

/// <summary>How far the deletion of a district has come; it is over when all of it is there.</summary>
public sealed record Deletion(RegisterEvent.DeletionBegan Began, SignInCounts? SignIns = null, bool SignInsGone = false, bool ContentGone = false)
{
    public bool IsOver => SignInsGone && ContentGone;
}
