namespace DistrictCoaching.Grains;

/// <summary>How webhooks are sent.</summary>
/// <param name="AllowPrivate">Whether addresses within our own network, and plain HTTP, may be asked; never by default.</param>
public sealed record WebhookOptions(bool AllowPrivate = false);
