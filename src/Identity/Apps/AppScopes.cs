using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>The scopes of applications, as tokens spell them.</summary>
internal static class AppScopes
{
    public static string Name(AppScope scope) => scope switch
    {
        AppScope.Directory => IdentityNames.Directory,
        AppScope.Coaching => IdentityNames.Coaching,
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };

    /// <summary>Those of a list that are ours; the others ask for no data.</summary>
    public static IEnumerable<AppScope> Read(IEnumerable<string> names) => Enum.GetValues<AppScope>().Where(scope => names.Contains(Name(scope)));
}
