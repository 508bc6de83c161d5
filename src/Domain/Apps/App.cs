using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>An application that a district registered.</summary>
/// <param name="OldSecretUntil">Until when the secret before this one still works; null where none does.</param>
/// <param name="LastUsed">When it last got a token for itself. What it does for people is theirs, and told to nobody.</param>
/// <param name="Tokens">How many tokens it got for itself.</param>
public sealed record App(
    string ClientId, string Name, AppAccess Access, PersonId RegisteredBy, DateTimeOffset RegisteredAt, DateTimeOffset? RevokedAt,
    DateTimeOffset? OldSecretUntil, DateTimeOffset? LastUsed, long Tokens);

/// <summary>What an application may do, and where it may send people.</summary>
/// <param name="ForPeople">The scopes for which it may ask people; with one or more it has redirect addresses.</param>
/// <param name="ForItself">The scopes in which it acts by itself, in this district only.</param>
/// <param name="RedirectUris">The exact addresses at which people come back to it.</param>
/// <param name="SignedOutUris">The exact addresses to return to after signing out.</param>
/// <param name="PublicKeys">A JSON Web Key Set with which it signs in place of a secret; null: it has a secret.</param>
public sealed record AppAccess(
    ImmutableArray<AppScope> ForPeople, ImmutableArray<AppScope> ForItself, ImmutableArray<Uri> RedirectUris, ImmutableArray<Uri> SignedOutUris, string? PublicKeys);

/// <summary>What a person allowed an application.</summary>
public sealed record AllowedApp(string ClientId, string Name, ImmutableArray<AppScope> Scopes, DateTimeOffset Since);

/// <summary>What a token lets its application do.</summary>
public enum AppScope
{
    /// <summary>`directory`: read the district's schools, and its people with their roles; nothing of coaching.</summary>
    Directory,

    /// <summary>`coaching`: see what the person can see, and act in her name; what needs a fresh sign-in it can only propose to her.</summary>
    Coaching,
}
