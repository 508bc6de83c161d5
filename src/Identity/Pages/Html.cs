using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace DistrictCoaching.Identity;

/// <summary>Markup that is safe to send: the only way to make it is an interpolated string whose holes are encoded.</summary>
internal readonly struct Html
{
    public static Html None => default;
    private readonly string? text;

    private Html(string text) => this.text = text;

    public static Html Of(Markup markup) => new(markup.Text);

    public static Html All(IEnumerable<Html> parts) => new(string.Concat(parts));

    public override string ToString() => text ?? "";
}

/// <summary>Encodes what is put into the holes, except for <see cref="Html"/>.</summary>
[InterpolatedStringHandler]
internal readonly struct Markup(int literalLength, int formattedCount)
{
    private readonly StringBuilder builder = new(literalLength + (formattedCount * 16));

    public string Text => builder.ToString();

    public void AppendLiteral(string value) => builder.Append(value);

    public void AppendFormatted(string? value) => builder.Append(HtmlEncoder.Default.Encode(value ?? ""));

    public void AppendFormatted(Html value) => builder.Append(value.ToString());
}
