using System.Globalization;
using System.Text;
using QRCoder;

namespace DistrictCoaching.Identity;

/// <summary>A QR code as a picture within the page: no image is fetched, and no script draws it.</summary>
internal static class QrCode
{
    /// <param name="label">What it is, for those who do not see it.</param>
    public static Html Of(string text, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var (path, size) = (new StringBuilder(), code.ModuleMatrix.Count);    // the white border is part of it
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (code.ModuleMatrix[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x},{y}h1v1h-1z");
                }
            }
        }

        var box = string.Create(CultureInfo.InvariantCulture, $"0 0 {size} {size}");
        return Html.Of($"""<svg class="qr" role="img" aria-label="{label}" viewBox="{box}" xmlns="http://www.w3.org/2000/svg"><path fill="#fff" d="M0,0h{$"{size}"}v{$"{size}"}h-{$"{size}"}z" /><path fill="#000" d="{path.ToString()}" /></svg>""");
    }
}
