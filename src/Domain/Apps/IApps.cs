namespace DistrictCoaching.Domain;

/// <summary>The applications of districts, and what people allowed them: kept where sign-in is.</summary>
public interface IApps
{
    /// <summary>All that the district registered, those that were revoked too, in the order of their names.</summary>
    Task<IReadOnlyList<App>> Of(DistrictId district, CancellationToken cancel);

    Task<AppAnswer> Register(DistrictId district, RegisterApp asked, CancellationToken cancel);

    /// <summary>Gives a new secret; the one before works on for as long as is said.</summary>
    Task<AppAnswer> RotateSecret(DistrictId district, Guid operation, string clientId, TimeSpan overlap, CancellationToken cancel);

    /// <summary>Ends it for good: its secret, its tokens, and what people allowed it.</summary>
    Task<AppAnswer> Revoke(DistrictId district, PersonId by, string clientId, CancellationToken cancel);

    /// <summary>What a person allowed, and did not end.</summary>
    Task<IReadOnlyList<AllowedApp>> Allowed(DistrictId district, PersonId person, CancellationToken cancel);

    /// <summary>She ends what she allowed an application; also where there was nothing to end.</summary>
    Task End(DistrictId district, PersonId person, string clientId, CancellationToken cancel);

    /// <summary>Whether an application may act in this district with a token of this age: for this person or, without one, for itself.</summary>
    Task<bool> Stands(DistrictId district, PersonId? person, string clientId, DateTimeOffset issued, CancellationToken cancel);
}

/// <summary>The application, with its secret where there is a new one, or why not. The secret is shown once.</summary>
public sealed record AppAnswer(App? App, string? Secret, Refusal? Refused)
{
    public static AppAnswer No(string code) => new(null, null, new(code));
}
