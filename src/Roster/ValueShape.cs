using System.Text;

namespace DistrictCoaching.OneRoster;

/// <summary>Shows what is odd about a value without showing it: <c>Anna 12</c> is <c>Aaaa 99</c>.</summary>
public static class ValueShape
{
    /// <summary>The longest shape, in characters; what is cut off ends in an ellipsis.</summary>
    public const int Most = 40;

    /// <summary>Letters become A or a, digits 9, and what is neither and not plain ASCII a question mark; empty for an empty value.</summary>
    public static string Of(string value)
    {
        var shape = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            if (shape.Length == Most)
            {
                return shape.Append('…').ToString();
            }

            shape.Append(Rune.IsUpper(rune) ? 'A' : Rune.IsLetter(rune) ? 'a' : Rune.IsDigit(rune) ? '9' : rune.Value is >= ' ' and <= '~' ? (char)rune.Value : '?');
        }

        return shape.ToString();
    }
}
