namespace DistrictCoaching.EndToEnd.Inventory;

/// <summary>Identity's database: how people and applications sign in. Names stay in the roster.</summary>
internal static class InventoryOfIdentity
{
    private const string Role = "a role, and on PostgreSQL a schema, of identity's own", Deleted = "with the district";

    public static readonly InventoryLine[] All =
    [
        new("accounts", "Who signs in with a password or passkey", "District Person PasswordHash Stamp", "", Role + "; the password as a salted PBKDF2 hash", Deleted),
        new("sign_in_links", "Links that were made for somebody", "District Person MadeBy", "Hash Until", Role + "; the link as a hash", "72 hours or less, until it is used, or " + Deleted),
        new("recovery_codes", "Codes that somebody keeps", "District Person Hash Made", "", Role + "; the code as a hash", "until it is used or replaced, or " + Deleted),
        new("passkeys", "The public half of keys on somebody's devices, and what she calls them", "District Person Name Made SignCount BackupEligible BackedUp Transports Id PublicKey", "", Role, "until she removes it, or " + Deleted),
        new("authenticators", "The secret of somebody's authenticator app", "District Person Sealed Confirmed LastStep", "", Role + "; sealed with identity's master key", "until she removes it, or " + Deleted),
        new("account_acts", "What happened to somebody's sign-in, for her own list; no addresses", "District Person Kind By At Count ClientId", "Id", Role, "90 days, or " + Deleted),
        new("mails", "That a mail about it is to be sent; address and text are made when it is", "District Person Kind By", "Id Until Due Tried", Role, "until it is sent or given up after twelve tries, or " + Deleted),
        new("provider_links", "With whom of the district's provider somebody signs in", "District Person Subject Issuer Stamp Ended", "", Role + "; issuer and subject as a hash", "ended by her lead (that there was one stays), or " + Deleted),
        new("sign_in_domains", "Nobody: domains of districts", "", "Domain District Proved", Role, "until it is removed, or " + Deleted),
        new("apps", "Which lead registered and revoked an application", "RegisteredBy RevokedBy", "ClientId District Operation Name Registered Revoked LastUsed Tokens", Role, Deleted),
        new("app_grants", "What somebody allowed an application", "District Person ClientId Scopes Since", "", Role, "until she ends it, or " + Deleted),
        new("ended_sessions", "That a session was ended, as long as a token of it could be used", "Session", "Until", Role, "until its tokens have expired"),
        new("guesses", "How often passwords and codes were tried with a login, from an address or from any", "Hash Tried Until", "", Role + "; login and address as a hash under identity's master key", "15 minutes"),
        new("used_assertions", "Nobody: that an application's proof was used", "", "Hash Until", Role + "; a hash", "until it has expired"),
        new("keys", "Nobody: keys that sign and encrypt tokens", "", "Use Number Sealed Made", Role + "; sealed with identity's master key", "30 days after the next one is used"),
        new("data_protection_keys", "Nobody: keys of cookies and forms", "", "Id FriendlyName Xml", Role + "; sealed with identity's master key", "as long as the service"),
        new("OpenIddictApplications", "Nobody: applications and how they sign in", "", "Id ApplicationType ClientId ClientSecret ClientType ConcurrencyToken ConsentType DisplayName DisplayNames JsonWebKeySet Permissions PostLogoutRedirectUris Properties RedirectUris Requirements Settings", Role + "; the secret as a hash", "until it is revoked, or " + Deleted),
        new("OpenIddictAuthorizations", "That somebody is signed in to an application", "Subject CreationDate Scopes", "Id ApplicationId ConcurrencyToken Properties Status Type", Role, "14 days after it was made, once no token of it is left, or " + Deleted),
        new("OpenIddictTokens", "Codes and refresh tokens that somebody has", "Subject CreationDate ExpirationDate RedemptionDate Payload", "Id ApplicationId AuthorizationId ConcurrencyToken Properties ReferenceId Status Type", Role + "; by reference, encrypted", "14 days after it was made, once it has expired or was used, or " + Deleted),
        new("OpenIddictScopes", "Nobody: empty", "", "Id ConcurrencyToken Description Descriptions DisplayName DisplayNames Name Properties Resources", Role, "empty"),
    ];
}
