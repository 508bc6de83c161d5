using System.Text.RegularExpressions;
using System.Xml.Linq;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace DistrictCoaching.Identity.Tests;

public sealed partial class QrCodeTests : AccountCase
{
    [Fact]
    public async Task A_camera_reads_the_key_from_the_page()
    {
        await Accept(await Link(Roster.Ana));
        var page = await Do(await Account(), "begin-authenticator");
        var secret = page.Html!.Descendants("code").Single(code => code.Attribute("class")?.Value == "secret").Value.Replace(" ", "", StringComparison.Ordinal);
        var picture = page.Html.Descendants().Single(element => element.Name.LocalName == "svg");
        Assert.Equal($"otpauth://totp/District%20Coaching?secret={secret}&issuer=District%20Coaching", Read(picture));
        Assert.Equal("A QR code with the key, for the app’s camera.", picture.Attribute("aria-label")!.Value);
        Assert.Empty(picture.DescendantsAndSelf().Attributes("style"));    // the policy allows none
    }

    /// <summary>Draws what a browser would, eight points for each module, and reads it as an app does.</summary>
    private static string Read(XElement picture)
    {
        const int scale = 8;
        var size = int.Parse(picture.Attribute("viewBox")!.Value.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
        var light = Enumerable.Repeat((byte)255, size * scale * size * scale).ToArray();
        var dark = picture.Elements().Single(path => path.Attribute("fill")!.Value == "#000").Attribute("d")!.Value;
        foreach (Match module in Modules().Matches(dark))
        {
            var (x, y) = (int.Parse(module.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) * scale, int.Parse(module.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) * scale);
            for (var row = 0; row < scale; row++)
            {
                light.AsSpan(((y + row) * size * scale) + x, scale).Clear();
            }
        }

        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(light, size * scale, size * scale, RGBLuminanceSource.BitmapFormat.Gray8)))).Text;
    }

    [GeneratedRegex("M([0-9]+),([0-9]+)h1v1h-1z")]
    private static partial Regex Modules();
}
