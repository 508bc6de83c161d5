namespace DistrictCoaching.Domain;

/// <summary>Those who run a district's sign-in register an application.</summary>
/// <param name="Operation">The same again registers nothing more.</param>
/// <param name="Most">How many applications of the district may live at once.</param>
public sealed record RegisterApp(Guid Operation, PersonId By, string Name, AppAccess Access, int Most = RegisterApp.Usual)
{
    /// <summary>How many applications of a district may live at once, unless those who run the service set another number for it.</summary>
    public const int Usual = 100;

    private const int LongestName = 60;
    private const int MostAddresses = 10;
    private const int LongestAddress = 400;

    /// <summary>Why not; null where nothing speaks against it.</summary>
    /// <param name="living">How many the district has.</param>
    public Refusal? Decide(int living) =>
        Name.Trim() is not { Length: > 0 and <= LongestName } name || name.Any(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format) ? new("BAD_APP_NAME")
        : Access.ForPeople.IsEmpty && Access.ForItself.IsEmpty ? new("APP_WITHOUT_USE")
        : Access.ForPeople.IsEmpty != Access.RedirectUris.IsEmpty || !Fits(Access.RedirectUris) || !Fits(Access.SignedOutUris) ? new("BAD_APP_ADDRESS")
        : Access.ForItself.Any(scope => scope != AppScope.Directory) ? new("APP_SCOPE_FOR_PEOPLE")
        : living >= Most ? new("TOO_MANY_APPS")
        : null;

    private static bool Fits(IReadOnlyCollection<Uri> addresses) => addresses.Count <= MostAddresses && addresses.All(address =>
        address is { IsAbsoluteUri: true, Fragment: "", UserInfo: "", OriginalString.Length: <= LongestAddress }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)));
}
