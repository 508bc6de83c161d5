using System.Globalization;
using DistrictCoaching.Storage;

namespace DistrictCoaching.OneRoster;

/// <summary>Who a row of users is: the names she uses, and what she signs in with.</summary>
internal static class Identity
{
    /// <summary>The most characters that a name, a user name or an address may have.</summary>
    private const int Most = 255;

    /// <summary>None, and reported, where the row does not say it as it must.</summary>
    public static PersonIdentity? Of(CsvTable table)
    {
        var given = Or(table["preferredGivenName"], table["givenName"]);
        var family = Or(table["preferredFamilyName"], table["familyName"]);
        if (given is null || family is null)
        {
            table.Report("MISSING_VALUE", given is null ? "givenName" : "familyName");
            return null;
        }

        if (((string[])["preferredGivenName", "givenName", "preferredFamilyName", "familyName", "username", "email"]).FirstOrDefault(column => table[column].Length > Most) is { } tooLong)
        {
            table.Report("TOO_LONG", tooLong);
            return null;
        }

        if (!IsEnabled(table))
        {
            return null;
        }

        ReportInvisible(table, "username");
        ReportInvisible(table, "email");
        var username = Or(table["username"], "");
        if (username is null)
        {
            table.Report("NO_USERNAME", "username");
        }

        return new(given, family, Or(table["email"], ""), username);
    }

    /// <summary>What says no was looked at before; what is neither yes nor no is reported.</summary>
    private static bool IsEnabled(CsvTable table)
    {
        switch (table["enabledUser"])
        {
            case "true":
                return true;
            case var said when said.ToUpperInvariant() is "" or "TRUE" or "YES" or "1":
                table.Report("NONSTANDARD_BOOLEAN", "enabledUser");
                return true;
            default:
                table.Report("BAD_BOOLEAN", "enabledUser");
                return false;
        }
    }

    private static void ReportInvisible(CsvTable table, string column)
    {
        if (table[column].Any(sign => char.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.Control || (sign != ' ' && char.IsWhiteSpace(sign))))
        {
            table.Report("INVISIBLE_CHARACTER", column);
        }
    }

    private static string? Or(string first, string second) => first.Trim() is { Length: > 0 } chosen ? chosen : second.Trim() is { Length: > 0 } other ? other : null;
}
