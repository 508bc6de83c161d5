namespace DistrictCoaching.Domain;

/// <summary>Whose product a district's people sign in with.</summary>
public enum SignInVendor
{
    /// <summary>Any OpenID Connect provider of the district's own.</summary>
    Oidc,

    /// <summary>Microsoft Entra ID: one directory, named by its tenant id.</summary>
    Entra,

    /// <summary>Google Workspace: one organisation, named by its primary domain.</summary>
    Google,

    /// <summary>ClassLink: one district, named by its tenant id.</summary>
    Classlink,
}

/// <summary>By what a person who comes from the provider for the first time is found in the roster.</summary>
public enum SignInMatch
{
    /// <summary>By the key that roster files name people by; the provider tells it in a claim.</summary>
    RosterKey,

    /// <summary>By her e-mail address, where the provider vouches for it and the district proved that its domain is its own.</summary>
    Email,
}
