namespace DistrictCoaching.Gateway.Tests;

/// <summary>The teachers of a test district's first school, by what stands between each and the coach.</summary>
internal static class Teachers
{
    /// <summary>Granted, with activities and notes; partnering.</summary>
    public const string Live = "Live";

    /// <summary>As live, then paused.</summary>
    public const string Paused = "Paused";

    /// <summary>As live, then withdrawn.</summary>
    public const string Ended = "Ended";

    /// <summary>As live, then ended by the coach.</summary>
    public const string Left = "Left";

    /// <summary>Invited; answered that she would rather not.</summary>
    public const string Declined = "Declined";

    /// <summary>Invited; silent.</summary>
    public const string Silent = "Silent";

    /// <summary>Never asked.</summary>
    public const string Never = "Never";

    public static readonly string[] Keys = [Live, Paused, Ended, Left, Declined, Silent, Never];

    public static readonly string[] Invited = [Live, Paused, Ended, Left, Declined, Silent];

    public static readonly string[] Granted = [Live, Paused, Ended, Left];
}
