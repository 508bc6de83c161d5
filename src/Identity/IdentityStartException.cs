namespace DistrictCoaching.Identity;

/// <summary>Identity cannot start; the message is one sentence for the operator that names the setting and the fix.</summary>
public sealed class IdentityStartException(string message, Exception? inner = null) : Exception(message, inner);
