namespace DistrictCoaching.Gateway;

/// <summary>What waits for the teacher on our own page. Whether she confirmed or declined it is told to nobody.</summary>
public sealed class Proposal(string id, Uri address, DateTimeOffset until)
{
    /// <summary>An opaque id.</summary>
    [Id]
    public string Id => id;

    /// <summary>The page to which the application sends her: she signs in there, sees what is proposed, and confirms or declines.</summary>
    public string Url => address.AbsoluteUri;

    /// <summary>From then on it cannot be confirmed.</summary>
    public DateTimeOffset ExpiresAt => until;
}
